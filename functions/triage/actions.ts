import { audit } from "./audit.ts";
import { calls } from "./calls.ts";
import { coding } from "./coding.ts";
import { erasure } from "./erasure.ts";
import { events } from "./events.ts";
import { feedback } from "./feedback.ts";
import { handingOver } from "./hand-over.ts";
import { keeping } from "./keeping.ts";
import { matters } from "./matters.ts";
import { messages } from "./messages.ts";
import { notes } from "./notes.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { people } from "./people.ts";
import { quality } from "./quality.ts";
import { replies } from "./replies.ts";
import type { RouteName } from "./routes.ts";
import { services } from "./services.ts";
import { settings } from "./settings.ts";
import { work } from "./work.ts";

/** What each route does; one without an action does not compile. */
export const actionsOf = (parts: TriageParts): Actions<RouteName> => ({
  ...people(parts),
  ...feedback(parts),
  ...events(parts),
  ...messages(parts),
  ...work(parts),
  ...coding(parts),
  ...matters(parts),
  ...notes(parts),
  ...replies(parts),
  ...calls(parts),
  ...keeping(parts),
  ...erasure(parts),
  ...audit(parts),
  ...services(parts),
  ...handingOver(parts),
  ...settings(parts),
  ...quality(parts),
});
