import { texts } from "../../functions/domain/conversation/texts.ts";
import type { Language } from "../../functions/domain/language/language.ts";
import { heardLanguages } from "../../functions/domain/media/heard-languages.ts";
import type { Settings } from "../../functions/domain/settings.ts";
import { type Finding, fail, ok, warn } from "./finding.ts";

type Programme = Settings["programmes"][number];

/** Shares from here on are many people who would get no answer in their language. */
const manyPeople = 0.1;

/** What the settings themselves leave open. Where drafts are sent (on this computer) unreviewed texts hold nothing up. */
export function settingsFindings(settings: Settings, drafts: "hold" | "send"): Finding[] {
  return [
    ...settings.programmes.flatMap((programme) => [...textFindings(programme, drafts), ...dangerFindings(programme)]),
    ...outsideFindings(settings),
    ...voiceFindings(settings),
    settings.operators.length > 0
      ? ok("Alarms: somebody gets them")
      : fail("Alarms: nobody gets them", "name somebody in `operators`, and see that each confirms the mail of SNS"),
  ];
}

function textFindings({ id, languages, reviewedLanguages }: Programme, drafts: "hold" | "send"): Finding[] {
  const hold = drafts === "hold" ? fail : warn;
  const remedy = "have a speaker review texts/LANGUAGE.json, then name it in `reviewedLanguages`";
  if (reviewedLanguages.length === 0) return [hold(`Texts of ${id}: none is reviewed, so none is sent`, remedy)];
  const absent = reviewedLanguages.filter((language) => !texts[language]);
  const drafted = reviewedLanguages.filter((language) => texts[language]?.state === "machine-drafted");
  const shares = Object.entries(languages) as readonly [Language, number][];
  const unheard = shares.filter(([language, share]) => share >= manyPeople && !reviewedLanguages.includes(language));
  const names = unheard.map(([language]) => language).join(", ");
  return [
    ok(`Texts of ${id}: ${reviewedLanguages.join(", ")} reviewed`),
    ...(absent.length === 0 ? [] : [fail(`Texts of ${id}: there is none in ${absent.join(", ")}`, "write it first")]),
    ...(drafted.length === 0
      ? []
      : [
          warn(
            `Texts of ${id}: the file of ${drafted.join(", ")} still says machine-drafted`,
            "write who reviewed it, and when",
          ),
        ]),
    ...(unheard.length === 0 ? [] : [warn(`Texts of ${id}: many people are expected to write in ${names}`, remedy)]),
  ];
}

function dangerFindings({ id, sites }: Programme): Finding[] {
  const without = sites.filter(({ dangerNumber }) => !dangerNumber).map((site) => site.id);
  if (without.length === 0) return [ok(`Sites of ${id}: each names whom to call in danger`)];
  return [warn(`Sites of ${id}: ${without.join(", ")} names nobody to call in danger`, "ask the protection lead")];
}

/** The outside person must be outside: whoever gets a programme's figures may be the accused. */
function outsideFindings({ outsidePerson, programmes }: Settings): Finding[] {
  const mail = outsidePerson.email.toLowerCase();
  const inside = programmes.flatMap(({ managers, integrityLead }) =>
    [...managers, integrityLead].map(({ email }) => email.toLowerCase()),
  );
  if (inside.includes(mail)) return [fail("The outside person is of a programme", "name somebody outside all of them")];
  return [ok("The outside person is set, and of no programme")];
}

/** Whether Amazon's service may learn from what it hears is not for this channel to set, and not for it to read. */
function voiceFindings({ transcription, programmes }: Settings): Finding[] {
  if (transcription === "off") return [ok("Voice notes: a person listens, no machine does")];
  const optOut = "see that the account is under a policy of AWS Organizations that opts out of AI services";
  return [
    warn("Voice notes: Amazon Transcribe hears them and may learn from them", optOut),
    ...programmes.flatMap(({ id, languages }) => {
      const expected = Object.keys(languages) as Language[];
      const unheard = expected.filter(
        (one) => heardLanguages({ languages: { [one]: 1 }, defaultLanguage: one }).length === 0,
      );
      const what = `Voice notes of ${id}: Amazon Transcribe knows no ${unheard.join(", ")} and hears another language in it`;
      return unheard.length === 0 ? [] : [warn(what, "tell the focal points, or leave transcription off")];
    }),
  ];
}
