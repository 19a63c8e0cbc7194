import { bubbleOf } from "./bubble.js";
import { callOn } from "./call.js";
import { attachment, ring, send } from "./emulator.js";

/** One person's phone on the page: `element`, the `addresses` it has, and `show` for what changed. */
export function cardOf(person, numbers, commands, trouble) {
  const element = document.querySelector("#phone").content.firstElementChild.cloneNode(true);
  const part = (selector) => element.querySelector(selector);
  const messages = new Map();
  const drawn = new Map();
  const channel = () => part(".channel input:checked").value;
  let example = 0;

  element.dataset.person = person.id;
  element.setAttribute("aria-label", `Phone of ${person.name}`);
  part("h2").replaceChildren(nameOf(person), languageOf(person));
  part(".log").setAttribute("aria-label", `Messages of ${person.name}`);
  part("textarea").setAttribute("aria-label", `Message of ${person.name}`);
  part(".to select").setAttribute("aria-label", `${person.name} writes to`);
  part(".to select").addEventListener("change", draw);
  for (const input of element.querySelectorAll(".channel input")) {
    input.name = `channel-${person.id}`;
    input.addEventListener("change", showChannel);
  }

  part("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const body = part("textarea").value;
    if (body.trim() === "") return;
    part("textarea").value = "";
    part("textarea").focus();
    void post({ body });
  });
  part("textarea").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    part("form").requestSubmit();
  });
  const extras = {
    example: () => {
      part("textarea").value = person.examples[example % person.examples.length] ?? "";
      example += 1;
      part("textarea").focus();
    },
    photo: async () => post({ media: [await attachment("/phone/photo.png", "image/png")] }),
    voice: async () => post({ media: [await attachment("/phone/voice.ogg", "audio/ogg")] }),
    ring: () => ringOurs(),
    place: () => post({ latitude: 38.0123, longitude: 23.7456, label: "Gate 2", address: "Invented Street 1" }),
  };
  for (const button of element.querySelectorAll("[data-send]")) {
    button.addEventListener("click", () => void extras[button.dataset.send]());
  }
  part("[data-send=example]").hidden = person.examples.length === 0;
  const say = part(".commands");
  say.setAttribute("aria-label", `Command of ${person.name}`);
  say.append(...commands.map(({ name, word }) => new Option(`${word} (${name})`, word)));
  say.addEventListener("change", () => {
    part("textarea").value = say.value;
    say.value = "";
    part("textarea").focus();
  });
  const showCall = callOn(part(".call"), person, trouble);
  showChannel();
  return { element, addresses: [person.sms, person.whatsapp], show };

  async function post(message) {
    const profile = channel() === "whatsapp" ? { profileName: person.name } : {};
    try {
      await send({ from: person[channel()], to: part(".to select").value, ...profile, ...message });
      trouble(undefined);
    } catch {
      trouble("The message was not sent: the emulator does not answer.");
    }
  }

  async function ringOurs() {
    try {
      const { status } = await ring(person.sms, part(".to select").value);
      // Twilio says so of a call that nobody took up.
      trouble(status === "busy" ? undefined : "The call was not ended as it should.");
    } catch {
      trouble("Nobody was called: the emulator does not answer.");
    }
  }

  function show(changed, calls) {
    showCall(calls);
    const mine = changed.filter(({ from, to }) => isHere(from) || isHere(to));
    for (const message of mine) {
      // A phone keeps its copy when the provider's is erased.
      const body = message.body || (messages.get(message.sid)?.body ?? "");
      messages.set(message.sid, { ...message, body });
    }
    if (mine.length > 0) draw();
  }

  function isHere(address) {
    return address === person.sms || address === person.whatsapp;
  }

  function showChannel() {
    const address = person[channel()];
    const isHidden = channel() === "whatsapp" && !address.startsWith("whatsapp:+");
    part(".address").textContent = isHidden ? "number hidden by WhatsApp" : address.replace("whatsapp:", "");
    part("[data-send=place]").disabled = channel() === "sms";
    part("[data-send=ring]").disabled = channel() === "whatsapp";
    part(".to select").replaceChildren(
      ...numbers[channel()].map((number) => new Option(number.replace("whatsapp:", ""), number)),
    );
    draw();
  }

  function draw() {
    const list = part(".messages");
    const ours = part(".to select").value;
    const theirs = person[channel()];
    const shown = [...messages.values()].filter(
      ({ from, to }) => [from, to].includes(theirs) && [from, to].includes(ours),
    );
    shown.sort((one, other) => one.sequence - other.sequence);
    const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
    const items = shown.map(itemOf);
    // What has not changed stays: a voice note plays on, and only news is read aloud.
    for (const [index, item] of (items.length === 0 ? [emptyItem(person)] : items).entries()) {
      if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
    }
    while (list.children.length > Math.max(1, items.length)) list.lastElementChild.remove();
    if (isAtEnd) list.scrollTop = list.scrollHeight;
  }

  function itemOf(message) {
    const known = drawn.get(message.sid);
    if (known?.version === message.version) return known.item;
    const item = bubbleOf(message);
    if (known?.item.isConnected) known.item.replaceWith(item);
    drawn.set(message.sid, { version: message.version, item });
    return item;
  }
}

function nameOf({ name, lang }) {
  return Object.assign(document.createElement("bdi"), { textContent: name, lang });
}

// In Latin letters too: not every computer has the font.
function languageOf({ latin, language }) {
  const parts = [latin, language].filter((text) => text !== "").map((text) => ` · ${text}`);
  return Object.assign(document.createElement("small"), { textContent: parts.join("") });
}

function emptyItem({ name }) {
  const item = Object.assign(document.createElement("li"), { className: "empty" });
  item.append(Object.assign(document.createElement("bdi"), { textContent: name }), " has not written yet.");
  return item;
}
