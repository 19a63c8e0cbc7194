import type { Topic } from "../coding/coding.ts";
import type { PersonId } from "../feedback/handles.ts";
import type { StrippedText } from "../identifiers/identifier.ts";
import type { Language } from "../language/language.ts";

/** What people said and what was done about it, in the words of one language. */
export type BulletinText = { readonly said: StrippedText; readonly did: StrippedText };

/** "You said, we did": written by an officer, shown to nobody outside until a supervisor has approved it. */
export type Bulletin = {
  readonly id: string;
  readonly programme: string;
  /** Without one it is for every site of the programme. */
  readonly site?: string | undefined;
  readonly topic: Topic;
  readonly texts: Readonly<Partial<Record<Language, BulletinText>>>;
  readonly writtenBy: PersonId;
  readonly writtenAt: string;
  readonly approved?: { readonly by: PersonId; readonly at: string } | undefined;
  readonly version: number;
};

/** How long an approved bulletin is news. */
const newsDays = 56;

type NewsQuery = {
  /** The reader's language, then those to fall back to. */
  readonly languages: readonly Language[];
  readonly site?: string | undefined;
  readonly now: Date;
};

export type NewsItem = BulletinText &
  Pick<Bulletin, "site" | "topic"> & { readonly language: Language; readonly at: string };

/** Approved bulletins for a reader, the newest first, each in the first of the languages that it has. */
export const newsOf = (bulletins: readonly Bulletin[], { languages, site, now }: NewsQuery): readonly NewsItem[] =>
  bulletins
    .filter((bulletin) => !bulletin.site || !site || bulletin.site === site)
    .flatMap(({ approved, texts, topic, site: of }) => {
      const language = languages.find((candidate) => texts[candidate]);
      const text = language && texts[language];
      if (!approved || !text || isOld(approved.at, now)) return [];
      return [{ ...text, language, topic, site: of, at: approved.at }];
    })
    .sort((one, other) => (one.at > other.at ? -1 : 1));

/** The answer to NEWS: whole items as long as they fit into so many characters; undefined where there is none. */
export const newsText = (items: readonly NewsItem[], mostCharacters: number): string | undefined => {
  const lines: string[] = [];
  for (const { said, did } of items) {
    const line = `- ${said}\n  ${did}`;
    if ([...lines, line].join("\n").length > mostCharacters) break;
    lines.push(line);
  }
  return lines.length > 0 ? lines.join("\n") : undefined;
};

const isOld = (at: string, now: Date): boolean => now.getTime() - Date.parse(at) > newsDays * 86_400_000;
