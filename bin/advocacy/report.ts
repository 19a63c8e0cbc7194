import * as z from "zod";
import { topics } from "../../functions/domain/coding/coding.ts";
import { objectives } from "../../functions/domain/statistics/advocacy.ts";
import { tables } from "../../functions/domain/statistics/tables.ts";

const Row = z
  .strictObject({
    objective: z.enum(Object.keys(objectives) as [keyof typeof objectives]),
    topic: z.enum([...topics, ...tables.advocacy.rows]).describe("Of the coding framework; a record may have several"),
    atLeast: z.int().min(1).describe("So many records at the least: smaller numbers of single weeks are left out"),
  })
  .describe("What people wrote about, by priority action of the Movement Migration Strategy 2024–2030");

const Route = z.strictObject({
  route: z.string().describe("Id of the programme"),
  name: z.string(),
  country: z.string().length(2).describe("ISO 3166-1 alpha-2"),
  weeksShown: z.int().min(0).describe("Weeks of the period that had a digest; the others count nothing"),
  rows: z.array(Row),
});

/** The aggregate that Societies along a route exchange, as docs/advocacy.schema.json describes it. */
export const AdvocacyReport = z
  .strictObject({
    schema: z.literal(2),
    society: z.string(),
    k: z.int().min(1).describe("No number of a week below this is in it"),
    year: z
      .string()
      .regex(/^\d{4}$/)
      .describe("ISO week-year"),
    lastWeek: z.string().regex(/^\d{4}-W\d{2}$/),
    weeks: z.int().min(1).describe("Weeks of the year that are over"),
    routes: z.array(Route),
  })
  .meta({ title: "Advocacy table of a Society", id: "https://feedback.example.org/advocacy.schema.json" });
export type AdvocacyReport = z.infer<typeof AdvocacyReport>;

/** Names of the columns of the CSV form and, under each, its tag of the Humanitarian Exchange Language. */
const columns = {
  year: "#date+year",
  until_week: "#date+week",
  route: "#activity+route",
  country: "#country+code",
  objective: "#indicator+objective",
  topic: "#subject+topic",
  records_at_least: "#affected+num+min",
} as const;

/** The same as lines of a table: names, tags, then a line for each number. */
export const advocacyLines = ({
  year,
  lastWeek,
  routes,
}: AdvocacyReport): readonly (readonly (string | number)[])[] => [
  Object.keys(columns),
  Object.values(columns),
  ...routes.flatMap(({ route, country, rows }) =>
    rows.map(({ objective, topic, atLeast }) => [year, lastWeek, route, country, objective, topic, atLeast]),
  ),
];
