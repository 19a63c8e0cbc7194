/** An identifier that was put into a message on purpose. All of them are invented. */
export type Planted = {
  readonly kind: string;
  readonly value: string;
  /** In the body the stripper decides; any other field must leave no trace at all. */
  readonly where: "body" | "field";
};
export type PlantedMessage = {
  readonly index: number;
  readonly body: string;
  readonly webhook: Readonly<Record<string, unknown>>;
  readonly planted: readonly Planted[];
};

const syllables = [
  "zar",
  "mel",
  "vok",
  "tin",
  "bru",
  "esh",
  "nal",
  "gor",
  "ith",
  "pau",
  "rek",
  "dov",
  "lum",
  "sae",
  "kij",
  "wex",
];

/** A word that stands nowhere else on the disk, so that finding it proves where it came from. */
const word = (seed: number): string => {
  let rest = Math.imul(seed + 1, 2_654_435_761) >>> 0;
  const parts = Array.from({ length: 4 }, () => {
    const part = syllables[rest % syllables.length] ?? "";
    rest = Math.floor(rest / syllables.length) + 7;
    return part;
  });
  return parts.join("") + letters(seed);
};

const letters = (seed: number): string => [...String(seed)].map((digit) => "abcdefghij"[Number(digit)] ?? "").join("");

const name = (seed: number): string => capital(word(seed));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const digits = (seed: number, length: number): string => {
  let state = (Math.imul(seed + 11, 1_103_515_245) + 12_345) >>> 0;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String((state >>> 16) % 10);
  }).join("");
};

/** Ways in which people write each kind of identifier in a message. */
const sentences: readonly ((seed: number) => {
  readonly text: string;
  readonly planted: readonly Omit<Planted, "where">[];
})[] = [
  (seed) =>
    one("PERSON", `${name(seed)} ${name(seed + 5_000)}`, (value) => `hello my name is ${value} and the water is cold`),
  (seed) => one("PERSON", word(seed), (value) => `je m'appelle ${value}, pas de douche depuis lundi`),
  (seed) => one("PHONE", `+99966${digits(seed, 7)}`, (value) => `please call me on ${value} about the food card`),
  (seed) =>
    one(
      "PHONE",
      `0${digits(seed, 3)} ${digits(seed + 1, 3)} ${digits(seed + 2, 3)}`,
      (value) => `mi número es ${value}, gracias`,
    ),
  (seed) => one("EMAIL", `${word(seed)}@example.org`, (value) => `write to ${value} if there is an answer`),
  (seed) => one("BANK", iban(seed), (value) => `the money did not come to ${value} this month`),
  (seed) =>
    one(
      "ID_NUMBER",
      `${digits(seed, 3)}-${digits(seed + 1, 6)}`,
      (value) => `my registration number is ${value} and nobody answers`,
    ),
  (seed) => one("HANDLE", `@${word(seed)}`, (value) => `the man is ${value} on telegram, he asks for money`),
  (seed) => one("URL", `https://example.org/${word(seed)}`, (value) => `this page ${value} says the camp closes`),
  (seed) =>
    one(
      "GPS",
      `${35 + (seed % 4)}.${digits(seed, 5)}, ${12 + (seed % 9)}.${digits(seed + 1, 5)}`,
      (value) => `we are at ${value} and the boat has no fuel`,
    ),
  (seed) => one("PHONE", arabicDigits(`0${digits(seed, 9)}`), (value) => `اتصلوا بي على ${value} من فضلكم`),
  (seed) => one("PERSON", `${name(seed)}`, (value) => `الطعام بارد كل يوم. ${value}`),
];

/** Each word of a name counts for itself: half a name left standing is a name left standing. */
const one = (kind: string, value: string, say: (value: string) => string) => ({
  text: say(value),
  planted: (kind === "PERSON" ? value.split(" ") : [value]).map((part) => ({ kind, value: part })),
});

/** 300 messages or as many as asked: every kind in the body, and in every other field that Twilio may send. */
export const plantedMessages = (count: number, numbers: { sms: string; whatsapp: string }): readonly PlantedMessage[] =>
  Array.from({ length: count }, (_, index) => message(index, numbers));

const message = (index: number, { sms, whatsapp }: { sms: string; whatsapp: string }): PlantedMessage => {
  const sentence = sentences[index % sentences.length];
  const { text = "", planted = [] } = sentence?.(index * 10) ?? {};
  const number = `+99977${String(1_000_000 + index)}`;
  const isWhatsApp = index % 2 === 1;
  const fields = isWhatsApp ? whatsappFields(index, number) : smsFields(index);
  const files = index % 6 === 3 ? plantedFiles(index) : { values: [], webhook: {} };
  return {
    index,
    body: text,
    webhook: {
      from: isWhatsApp ? `whatsapp:${number}` : number,
      to: isWhatsApp ? whatsapp : sms,
      ...fields.webhook,
      ...files.webhook,
    },
    planted: [
      ...planted.map((identifier) => ({ ...identifier, where: "body" as const })),
      ...[number.slice(1), ...fields.values, ...files.values].map((value) => ({
        kind: "field",
        value,
        where: "field" as const,
      })),
    ],
  };
};

/** A photo that says in its EXIF where it was made, with bytes of its own for a picture, and a voice note. */
const plantedFiles = (index: number) => {
  const [place, picture, voice] = [word(index + 40_000), word(index + 41_000), word(index + 42_000)];
  const media = [
    { contentType: "image/jpeg", base64: jpegWith(place, picture).toString("base64") },
    { contentType: "audio/ogg", base64: Buffer.from(`OggS\0${voice}`).toString("base64") },
  ];
  return { values: [place, picture, voice], webhook: { media } };
};

/** Start, EXIF, tables, a scan, end: enough of a JPEG for whoever only looks at its segments. */
const jpegWith = (exif: string, pixels: string): Buffer => {
  const segment = (marker: number, content: string) =>
    Buffer.concat([Buffer.from([0xff, marker, 0, content.length + 2]), Buffer.from(content, "latin1")]);
  const parts = [segment(0xe1, `Exif\0\0${exif}`), segment(0xdb, "\0".repeat(65)), segment(0xda, "\x01\x01\0\0?\0")];
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...parts, Buffer.from(pixels), Buffer.from([0xff, 0xd9])]);
};

const smsFields = (index: number) => {
  const city = name(index + 20_000);
  const zip = `Z${digits(index + 3, 8)}`;
  const unknown = word(index + 21_000);
  return {
    values: [city, zip, unknown],
    webhook: { fields: { FromCity: city, FromZip: zip, FromState: city, SomeFutureField: unknown } },
  };
};

const whatsappFields = (index: number, number: string) => {
  const [first, last] = [name(index + 30_000), name(index + 31_000)];
  const profileName = `${first} ${last}`;
  const external = `ID.${digits(index + 5, 16)}`;
  const label = name(index + 32_000);
  const address = `${name(index + 33_000)} 7`;
  const latitude = `36.${digits(index + 7, 9)}`;
  const longitude = `14.${digits(index + 8, 9)}`;
  const button = word(index + 34_000);
  return {
    values: [first, last, external, label, address, latitude, longitude, button],
    webhook: {
      profileName,
      // Every third shares a position; the words of the message come along.
      ...(index % 3 === 0 && { latitude, longitude, label, address }),
      fields: {
        WaId: number.slice(1),
        ExternalUserId: `whatsapp:${external}`,
        OriginalRepliedMessageSender: `whatsapp:${number}`,
        ChannelMetadata: JSON.stringify({ data: { context: { ProfileName: profileName, WaId: number.slice(1) } } }),
        ButtonPayload: button,
      },
    },
  };
};

/** An invented German IBAN with the right check digits (ISO 13616). */
const iban = (seed: number): string => {
  const account = digits(seed, 18);
  const remainder = BigInt(`${account}131400`) % 97n;
  return `DE${String(98n - remainder).padStart(2, "0")}${account}`;
};

const arabicDigits = (text: string): string => text.replace(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[Number(digit)] ?? digit);
