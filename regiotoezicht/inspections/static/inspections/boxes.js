// Draws boxes over a photo with mouse, finger or keys. What counts are the lines in the form: they work without script.
const SVG = "http://www.w3.org/2000/svg";
const over = document.querySelector("[data-boxes-over]");
const lines = document.querySelector("[data-boxes]");
const typed = document.querySelector("[data-boxes-typed]");
const sheet = over?.querySelector("svg");
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const clamp = (value, least, most) => Math.min(most, Math.max(least, value));
const read = () =>
  lines.value
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter((box) => box.length === 4 && box.every(Number.isFinite));
const write = (boxes) => {
  lines.value = boxes.map((box) => box.join(" ")).join("\n");
};
const fit = ([left, top, width, height]) => {
  const x = clamp(Math.floor(left), 0, 99);
  const y = clamp(Math.floor(top), 0, 99);
  return [x, y, clamp(Math.ceil(width), 1, 100 - x), clamp(Math.ceil(height), 1, 100 - y)];
};

function show(focus = -1) {
  sheet.replaceChildren(
    ...read().map((box, place) => {
      const rect = document.createElementNS(SVG, "rect");
      ["x", "y", "width", "height"].forEach((name, at) => rect.setAttribute(name, box[at]));
      rect.setAttribute("tabindex", "0");
      rect.setAttribute("role", "button");
      rect.setAttribute("aria-label", `Vak ${place + 1}: links ${box[0]}, boven ${box[1]}, breed ${box[2]}, hoog ${box[3]} procent`);
      rect.dataset.place = place;
      return rect;
    }),
  );
  if (focus >= 0) sheet.children[focus]?.focus({ preventScroll: true });
}

function put(place, box) {
  const boxes = read();
  boxes[place] = fit(box);
  write(boxes);
}

const moved = ([x, y, w, h], [right, down]) => [clamp(x + right, 0, 100 - w), clamp(y + down, 0, 100 - h), w, h];

function onKey(event) {
  const place = Number(event.target.dataset?.place ?? -1);
  const step = ARROWS[event.key];
  const boxes = read();
  if (place < 0 || !boxes[place]) return;
  if (event.key === "Delete" || event.key === "Backspace") {
    boxes.splice(place, 1);
    write(boxes);
    show(Math.min(place, boxes.length - 1));
  } else if (step) {
    const [x, y, w, h] = boxes[place];
    put(place, event.shiftKey ? [x, y, w + step[0], h + step[1]] : moved(boxes[place], step));
    show(place);
  } else return;
  event.preventDefault();
}

let leave = null; // ends the drawing that goes on, and draws nothing

function onDown(event) {
  if (!event.isPrimary) return leave?.(); // a second finger, to look closer
  if (event.button !== 0) return;
  const frame = sheet.getBoundingClientRect();
  const where = (one) => [((one.clientX - frame.left) / frame.width) * 100, ((one.clientY - frame.top) / frame.height) * 100];
  const [x, y] = where(event);
  const before = lines.value;
  const held = event.target.dataset?.place;
  const place = held === undefined ? read().length : Number(held);
  const old = read()[place];
  const drag = (one) => {
    const [nowX, nowY] = where(one).map((value) => clamp(value, 0, 100));
    if (Math.abs(nowX - x) + Math.abs(nowY - y) < 1.5 && lines.value === before) return;
    const drawn = [Math.min(x, nowX), Math.min(y, nowY), Math.abs(nowX - x), Math.abs(nowY - y)];
    put(place, old ? moved(old, [nowX - x, nowY - y]) : drawn);
    show();
  };
  const end = () => {
    sheet.removeEventListener("pointermove", drag);
    sheet.removeEventListener("pointerup", end);
    sheet.removeEventListener("pointercancel", leave);
    leave = null;
    show(place);
  };
  leave = () => {
    lines.value = before;
    end();
  };
  sheet.setPointerCapture(event.pointerId); // the box that was touched is drawn anew on the way
  sheet.addEventListener("pointermove", drag);
  sheet.addEventListener("pointerup", end);
  sheet.addEventListener("pointercancel", leave);
  event.preventDefault();
}

function button(text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "utrecht-button utrecht-button--secondary-action";
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}

function start() {
  const help = document.createElement("p");
  help.className = "rt-small";
  help.textContent = "Sleep over de foto om een vak te tekenen; sleep een vak om het te verschuiven. Met toetsen: pijltjes verschuiven, Shift met pijltjes maakt groter of kleiner, Delete haalt weg.";
  const tools = document.createElement("div");
  tools.className = "rt-actions";
  tools.append(
    button("Vak toevoegen", () => {
      put(read().length, [40, 40, 20, 20]);
      show(read().length - 1);
    }),
    button("Laatste vak weghalen", () => {
      write(read().slice(0, -1));
      show();
    }),
  );
  over.dataset.draws = "";
  over.after(help, tools);
  if (!document.querySelector("[data-focus]")) typed.open = false;
  sheet.addEventListener("keydown", onKey);
  sheet.addEventListener("pointerdown", onDown);
  lines.addEventListener("input", () => show());
  show();
}

if (sheet && lines) start();
