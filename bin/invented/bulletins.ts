import type { PersonId } from "../../functions/domain/feedback/handles.ts";
import type { StrippedText } from "../../functions/domain/identifiers/identifier.ts";
import type { Bulletin } from "../../functions/domain/statistics/bulletin.ts";
import { weekDays } from "../../functions/domain/statistics/week-days.ts";

const text = (said: string, did: string) => ({ said: said as StrippedText, did: did as StrippedText });

/** An invented "you said, we did" of a week, as a supervisor would have approved it. */
export const inventedBulletins = (programme: string, week: string): readonly Bulletin[] => {
  const at = new Date((weekDays(week)?.[1].getTime() ?? 0) + 9 * 3_600_000).toISOString();
  return [
    {
      id: `${at}-invented`,
      programme,
      topic: "food",
      texts: {
        en: text("Distribution starts before the bus comes.", "Since Monday it starts at ten."),
        fr: text("La distribution commence avant l’arrivée du bus.", "Depuis lundi elle commence à dix heures."),
        es: text("El reparto empieza antes de que llegue el autobús.", "Desde el lunes empieza a las diez."),
        ar: text("يبدأ التوزيع قبل وصول الحافلة.", "منذ الاثنين يبدأ في العاشرة."),
      },
      writtenBy: "invented-officer" as PersonId,
      writtenAt: at,
      approved: { by: "invented-supervisor" as PersonId, at },
      version: 2,
    },
  ];
};
