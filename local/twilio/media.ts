import type { Account, Media } from "./account.ts";
import { type Answer, emptyAnswer, jsonAnswer } from "./answer.ts";
import { rfc2822 } from "./clock.ts";
import { eraseMedia, touch } from "./keep-message.ts";
import type { Message } from "./message.ts";
import { pageOf } from "./page.ts";
import type { RestRequest } from "./rest.ts";
import { refusal } from "./twilio-error.ts";

/** The files of a message: list, describe (`.json`), fetch and delete. Undefined when there is no such file. */
export function answerMedia(
  account: Account,
  message: Message,
  { method, url }: RestRequest,
  [folder, sid, ...rest]: readonly string[],
): Answer | undefined {
  if (folder !== "Media" || rest.length > 0) return undefined;
  if (sid === undefined) return method === "GET" ? listMedia(account, message, url) : refusal(20004);
  const media = account.media.get(sid);
  if (media === undefined || media.messageSid !== message.sid) return undefined;
  if (method === "DELETE") return deleteMedia(account, message, media);
  if (method !== "GET") return refusal(20004);
  if (url.pathname.endsWith(".json")) return jsonAnswer(mediaResource(media, account.options.accountSid));
  const bytes = Buffer.concat([media.content, Buffer.alloc(account.faults.mediaPadding)]);
  return { status: 200, content: { type: media.contentType, bytes } };
}

function listMedia(account: Account, message: Message, url: URL): Answer {
  const all = message.media.flatMap((sid) => account.media.get(sid) ?? []);
  const { items, fields } = pageOf(all, url);
  return jsonAnswer({ ...fields, media_list: items.map((media) => mediaResource(media, account.options.accountSid)) });
}

function deleteMedia(account: Account, message: Message, media: Media): Answer {
  eraseMedia(account, media.sid);
  touch(account, message, { media: message.media.filter((sid) => sid !== media.sid) });
  return emptyAnswer;
}

/** A file as the API of 2010-04-01 describes it. */
function mediaResource(media: Media, accountSid: string): Record<string, unknown> {
  return {
    account_sid: accountSid,
    content_type: media.contentType,
    date_created: rfc2822(media.created),
    date_updated: rfc2822(media.created),
    parent_sid: media.messageSid,
    sid: media.sid,
    uri: `/2010-04-01/Accounts/${accountSid}/Messages/${media.messageSid}/Media/${media.sid}.json`,
  };
}
