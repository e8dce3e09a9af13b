// Picking several flags at once: boxes in the list, a bar of what can be done, and keys for both.
// Nothing is stored here: what was asked for goes to the server with the flags' ids.

const boxes = () => [...document.querySelectorAll("input.cw-pick")];
const picked = () => boxes().filter((box) => box.checked);

function draw(bar) {
  const count = picked().length;
  bar.querySelector(".cw-picked").textContent = count === 1 ? "1 picked" : `${count} picked`;
  for (const button of bar.querySelectorAll("button")) button.disabled = count === 0;
  const all = bar.querySelector(".cw-pick-all");
  all.checked = count > 0 && count === boxes().length;
  all.indeterminate = count > 0 && !all.checked;
}

function keys(bar) {
  return (event) => {
    const typing = event.target.closest?.("input:not(.cw-pick), textarea, select, [role=dialog]");
    if (typing || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === "x") {
      const box = event.target.closest?.("tr")?.querySelector("input.cw-pick");
      if (!box) return;
      box.checked = !box.checked;
      draw(bar);
    } else if (event.key === "/") {
      event.preventDefault();
      document.querySelector("[data-testid=stMain] input[type=search]")?.focus();
    } else {
      const button = bar.querySelector(`button[data-key="${CSS.escape(event.key)}"]:enabled`);
      button?.click();
    }
  };
}

export default function ({ parentElement, setTriggerValue }) {
  const bar = parentElement.querySelector(".cw-batch");
  const note = (event) => {
    if (event.target.matches?.("input.cw-pick")) draw(bar);
  };
  const onKey = keys(bar);
  bar.querySelector(".cw-pick-all").onchange = (event) => {
    for (const box of boxes()) box.checked = event.target.checked;
    draw(bar);
  };
  for (const button of bar.querySelectorAll("button"))
    button.onclick = () => {
      const flags = picked().map((box) => box.dataset.pick);
      for (const box of boxes()) box.checked = false;
      draw(bar);
      setTriggerValue("asked", { action: button.dataset.action, flags });
    };
  document.addEventListener("change", note);
  document.addEventListener("keydown", onKey);
  draw(bar);
  return () => {
    document.removeEventListener("change", note);
    document.removeEventListener("keydown", onKey);
  };
}
