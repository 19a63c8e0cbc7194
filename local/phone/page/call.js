import { press } from "./emulator.js";

const said = { ringing: "is calling", "in-progress": "is on the line" };

/** A call on a person's phone: who calls, and what they can do with it. Gives back what shows the calls of a moment. */
export function callOn(element, { sms, whatsapp }, trouble) {
  let shown;
  for (const button of element.querySelectorAll("[data-call]")) {
    button.addEventListener("click", async () => {
      try {
        await press(shown?.sid, button.dataset.call);
      } catch {
        trouble("The call goes on: the emulator does not answer.");
      }
    });
  }
  return (calls) => {
    const call = calls.find(({ to, status }) => status in said && (to === sms || `whatsapp:${to}` === whatsapp));
    const isNew = call?.sid !== shown?.sid || call?.status !== shown?.status;
    shown = call;
    // What has not changed is not read aloud again.
    if (!isNew) return;
    element.hidden = call === undefined;
    if (call === undefined) return;
    element.querySelector("p").textContent = `${call.from} ${said[call.status]}`;
    for (const button of element.querySelectorAll("[data-call]"))
      button.hidden = (call.status === "ringing") === (button.dataset.call === "hang up");
  };
}
