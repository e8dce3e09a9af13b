// Links within the dashboard change the page without loading it anew; j and k walk a list's links.
// Without this script the same links work as the browser's own.

function staysHere(event, link) {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  return plain && !event.defaultPrevented && link.origin === location.origin && !link.target;
}

function follow(event) {
  const link = event.target.closest?.(".stHtml a[href]");
  if (!link || !staysHere(event, link)) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  window.dispatchEvent(new PopStateEvent("popstate"));
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
}

function walk(event) {
  const step = { j: 1, k: -1 }[event.key];
  const typing = event.target.closest?.("input, textarea, select, [contenteditable=true]");
  if (!step || typing || event.metaKey || event.ctrlKey || event.altKey) return;
  const links = [...document.querySelectorAll("a.cw-open")];
  const at = links.indexOf(document.activeElement);
  const next = at < 0 ? links[0] : links[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

// The name that somebody gave is kept by their own browser, for the next visit.
function keepName(name) {
  const year = 365 * 24 * 3600;
  document.cookie = `cw-name=${encodeURIComponent(name)}; path=/; max-age=${year}; samesite=strict`;
}

export default function ({ data }) {
  if (data?.name) keepName(data.name);
  document.addEventListener("click", follow);
  document.addEventListener("keydown", walk);
  document.documentElement.dataset.claimwatch = "ready";
  return () => {
    document.removeEventListener("click", follow);
    document.removeEventListener("keydown", walk);
  };
}
