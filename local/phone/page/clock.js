import { clock, moveClock } from "./emulator.js";

const hourMs = 3_600_000;
const format = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" };

/** The clock of Twilio on the page: it shows the time, and buttons move it, past WhatsApp's 24 hours if need be. */
export function startClock(element, trouble) {
  const time = element.querySelector("time");
  for (const button of element.querySelectorAll("[data-hours]")) {
    const hours = Number(button.dataset.hours);
    button.addEventListener(
      "click",
      () => void move(hours === 0 ? { to: new Date().toISOString() } : { advanceMs: hours * hourMs }),
    );
  }
  void tick();

  async function move(change) {
    try {
      show(await moveClock(change));
      trouble(undefined);
    } catch {
      trouble("The clock was not moved: the emulator does not answer.");
    }
  }

  async function tick() {
    try {
      show(await clock());
    } catch {
      // The page says elsewhere that the emulator does not answer.
    }
    setTimeout(tick, 10_000);
  }

  function show({ now }) {
    time.dateTime = now;
    time.textContent = new Date(now).toLocaleString([], format);
    element.toggleAttribute("data-moved", Math.abs(Date.parse(now) - Date.now()) > 60_000);
  }
}
