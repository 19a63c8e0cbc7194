// One message as a phone shows it.

const states = {
  queued: "on its way",
  accepted: "on its way",
  sent: "✓ sent",
  delivered: "✓✓ delivered",
  read: "✓✓ read",
  canceled: "cancelled",
};

/** The list item of a message. */
export function bubbleOf(message) {
  const item = document.createElement("li");
  const isMine = message.direction === "inbound";
  item.className = isMine ? "bubble mine" : "bubble";
  item.append(...message.media.map(fileOf), ...textOf(message), footerOf(message, isMine));
  return item;
}

function textOf({ body, shape, media }) {
  const text = document.createElement("p");
  // Arabic and Tigrinya side by side with English: each message runs its own way.
  text.dir = "auto";
  if (body !== "") text.textContent = body;
  else if (media.length === 0)
    text.textContent = shape === "whatsappLocation" ? "(a place)" : "(erased at the provider)";
  return text.textContent === "" ? [] : [text];
}

function fileOf({ sid, contentType }) {
  const isImage = contentType.startsWith("image/");
  const file = document.createElement(isImage ? "img" : "audio");
  file.src = `/phone/media/${sid}`;
  if (isImage) file.alt = "A photo";
  else Object.assign(file, { controls: true, title: "A voice note" });
  return file;
}

function footerOf(message, isMine) {
  const footer = document.createElement("footer");
  const time = new Date(message.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const failed = message.errorCode !== null || (isMine && !message.acknowledged && message.answers.length > 0);
  footer.textContent = `${time} · ${isMine ? receivedState(message) : sentState(message)}`;
  footer.classList.toggle("trouble", failed);
  return footer;
}

function sentState({ status, errorCode, segments, from, contentSid }) {
  const parts = from.startsWith("whatsapp:") || segments === "1" ? "" : ` · ${segments} SMS`;
  const kind = contentSid === null ? "" : " · template";
  return (errorCode === null ? (states[status] ?? status) : `not delivered (${errorCode})`) + parts + kind;
}

function receivedState({ acknowledged, answers }) {
  if (acknowledged) return "✓✓ received";
  return answers.length === 0 ? "✓ sent" : "the channel does not answer yet";
}
