import { cardOf } from "./card.js";
import { startClock } from "./clock.js";
import { changes, commands, ourNumbers, people } from "./emulator.js";

const pollMs = 700;
const state = document.querySelector("#state");
const cards = [];
let numbers;
let words;
let since = 0;

function trouble(sentence) {
  state.textContent = sentence ?? "The emulator listens.";
  state.toggleAttribute("data-trouble", sentence !== undefined);
}

function add(person) {
  const card = cardOf(person, numbers, words[person.lang] ?? words.en, trouble);
  cards.push(card);
  document.querySelector("#phones").append(card.element);
  const input = Object.assign(document.createElement("input"), { type: "radio", name: "person", value: person.id });
  const name = Object.assign(document.createElement("span"), {
    textContent: [person.name, person.latin].filter(Boolean).join(" · "),
    lang: person.lang,
  });
  const label = document.createElement("label");
  label.append(input, name);
  document.querySelector("#people").append(label);
  input.addEventListener("change", () => choose(person.id));
  // A phone that comes later has messages from before.
  since = 0;
  return input;
}

function choose(id) {
  for (const { element } of cards) element.toggleAttribute("data-chosen", element.dataset.person === id);
}

async function poll() {
  try {
    const { messages, next, calls } = await changes(
      cards.flatMap(({ addresses }) => addresses),
      since,
    );
    since = next;
    for (const card of cards) card.show(messages, calls);
    if (state.hasAttribute("data-trouble")) trouble(undefined);
  } catch {
    trouble("The emulator does not answer.");
  }
  setTimeout(poll, document.hidden ? pollMs * 10 : pollMs);
}

document.querySelector("#own").addEventListener("submit", (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  const number = String(form.get("number"));
  const own = {
    id: `own-${cards.length}`,
    name: String(form.get("name")),
    latin: "",
    language: "",
    lang: "",
    examples: [],
  };
  const input = add({ ...own, sms: number, whatsapp: `whatsapp:${number}` });
  input.checked = true;
  choose(own.id);
  event.target.reset();
  cards.at(-1).element.querySelector("textarea").focus();
});

numbers = await ourNumbers();
words = await commands();
startClock(document.querySelector("#clock"), trouble);
const inputs = (await people()).map(add);
inputs[0].checked = true;
choose(inputs[0].value);
trouble(undefined);
void poll();
