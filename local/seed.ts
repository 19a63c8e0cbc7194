import { apiAs } from "./api-client.ts";
import type { Cloud } from "./cloud.ts";

/**
 * Enters the demo logins into the people directory and puts the focal points on duty, through the API as an
 * administrator would; what somebody has changed since stays.
 */
export const seed = async (cloud: Pick<Cloud, "url" | "signIn" | "logins" | "deployment">): Promise<void> => {
  const call = apiAs(cloud, "administrator");
  const programmes = (cloud.deployment?.programmes ?? []).map(({ id }) => id);
  const { items } = (await done(call("GET", "/people"))) as { items: { id: string }[] };
  const known = new Set(items.map(({ id }) => id));
  for (const { id, role, email } of cloud.logins.filter((login) => !known.has(login.id))) {
    await done(
      call("PUT", `/people/${id}`, { name: `Demo ${role.replaceAll("_", " ")}`, email, roles: [role], programmes }),
    );
  }
  const duty = call("GET", "/duty");
  const { watches } = (await done(duty)) as { watches: unknown[] };
  if (watches.length > 0) return;
  const onDuty = cloud.logins.filter(({ role }) => role.endsWith("_focal_point"));
  await done(
    call(
      "PUT",
      "/duty",
      { watches: programmes.flatMap((programme) => onDuty.map(({ id }) => ({ programme, class: "any", onDuty: id }))) },
      (await duty).etag,
    ),
  );
};

const done = async (answer: ReturnType<ReturnType<typeof apiAs>>): Promise<unknown> => {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`The people directory could not be filled: the API answered ${status}.`);
  return body;
};
