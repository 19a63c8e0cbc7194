import { auditRoutes } from "./routes/audit.ts";
import { callRoutes } from "./routes/calls.ts";
import { codingRoutes } from "./routes/coding.ts";
import { eventRoutes } from "./routes/events.ts";
import { handOverRoutes } from "./routes/hand-over.ts";
import { keepingRoutes } from "./routes/keeping.ts";
import { matterRoutes } from "./routes/matters.ts";
import { noteRoutes } from "./routes/notes.ts";
import { peopleRoutes } from "./routes/people.ts";
import { queueRoutes } from "./routes/queue.ts";
import { replyRoutes } from "./routes/replies.ts";
import { serviceRoutes } from "./routes/services.ts";
import { settingsRoutes } from "./routes/settings.ts";
import { workRoutes } from "./routes/work.ts";

/** The triage API as data: router, validation, API Gateway, OpenAPI and the clients' types are made from this. */
export const routes = {
  ...peopleRoutes,
  ...queueRoutes,
  ...eventRoutes,
  ...workRoutes,
  ...codingRoutes,
  ...matterRoutes,
  ...noteRoutes,
  ...replyRoutes,
  ...callRoutes,
  ...keepingRoutes,
  ...auditRoutes,
  ...serviceRoutes,
  ...handOverRoutes,
  ...settingsRoutes,
};

/** The name of a route is its `operationId`. */
export type RouteName = keyof typeof routes;
