import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gunzipSync, unzipSync } from "fflate";
import PostalMime from "postal-mime";

/** Something at rest: a file, or what a program makes of it (the parts of a mail, the entries of a sheet). */
export type Place = { readonly name: string; readonly kind: string; readonly bytes: Buffer };

/** Everything at rest under a folder. */
export const placesUnder = async (folder: string): Promise<readonly Place[]> => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const places: Place[] = [];
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    const name = relative(folder, path);
    const bytes = readFileSync(path);
    places.push({ name, kind: kindOf(name), bytes }, ...(await inside(name, bytes)));
  }
  return places;
};

const kindOf = (name: string): string => {
  if (name.startsWith("logs")) return "logs";
  if (name.startsWith("objects")) return "files";
  if (name.endsWith(".eml")) return "mail";
  if (/dynamo|database/i.test(name)) return "tables";
  return /sqs|queue/i.test(name) ? "queues" : "other files";
};

const inside = async (name: string, bytes: Buffer): Promise<readonly Place[]> => {
  if (name.endsWith(".eml")) return mailParts(name, bytes);
  if (name.endsWith(".xlsx") || name.endsWith(".zip")) {
    return Object.entries(unzipSync(bytes)).map(([entry, content]) => ({
      name: `${name}!${entry}`,
      kind: "sheets",
      bytes: Buffer.from(content),
    }));
  }
  return name.endsWith(".gz") ? [{ name: `${name}!`, kind: kindOf(name), bytes: Buffer.from(gunzipSync(bytes)) }] : [];
};

const mailParts = async (name: string, bytes: Buffer): Promise<readonly Place[]> => {
  const mail = await PostalMime.parse(bytes);
  const text = [mail.subject, mail.text, mail.html, JSON.stringify(mail.headers)].join("\n");
  const attached = mail.attachments.map(({ filename, content }) => ({
    name: `${name}!${filename ?? "attachment"}`,
    kind: "mail",
    bytes: Buffer.from(content as ArrayBuffer),
  }));
  return [{ name: `${name}!text`, kind: "mail", bytes: Buffer.from(text) }, ...attached];
};
