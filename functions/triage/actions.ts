import { feedback } from "./feedback.ts";
import { keeping } from "./keeping.ts";
import { messages } from "./messages.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { people } from "./people.ts";
import { replies } from "./replies.ts";
import type { RouteName } from "./routes.ts";

/** What each route does; one without an action does not compile. */
export const actionsOf = (parts: TriageParts): Actions<RouteName> => ({
  ...feedback(parts),
  ...keeping(parts),
  ...messages(parts),
  ...replies(parts),
  ...people(parts),
});
