import Type, { type Static } from 'typebox';

/** A text that people see, in every language of the product; Chinese first. */
export const Text = Type.Object(
  { 'zh-CN': Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) },
  { additionalProperties: false },
);
export type Text = Static<typeof Text>;

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** Says something in every language of the product. */
export const both = (say: (language: Language) => string): Text => ({
  'zh-CN': say('zh-CN'),
  en: say('en'),
});

/** Several things that are said of one. */
export const joined = (all: readonly Text[]): Text =>
  both((language) => all.map((one) => one[language]).join(language === 'en' ? '; ' : '；'));

/**
 * What a definition rests on. `mark` says how far its source was read: `V` in a stored copy of a
 * public text, `M` from memory and not verified, `D` a designer's value without a published source.
 * A basis is "cited, check against the official text", never legal advice.
 */
export const Basis = Type.Object(
  {
    title: Text,
    article: Type.Optional(Type.String({ description: 'e.g. 第二十一条' })),
    note: Type.Optional(Text),
    phrase: Type.Optional(
      Type.String({ description: 'The words of the source that it answers, verbatim' }),
    ),
    requirement: Type.Optional(Type.String({ pattern: '^R\\d{1,2}$' })),
    mark: Type.Enum(['V', 'M', 'D']),
  },
  { additionalProperties: false },
);
export type Basis = Static<typeof Basis>;

/** Ids are stable: they appear in records, rules and other people's tools. */
export const Id = Type.String({
  pattern: '^[a-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*$',
  maxLength: 80,
});

/** A named choice of an enumeration; the order of a list of choices is its rank. */
export const Choice = Type.Object({ id: Id, title: Text }, { additionalProperties: false });
export type Choice = Static<typeof Choice>;

export const Scalar = Type.Union([Type.String({ maxLength: 2000 }), Type.Number(), Type.Boolean()]);
export type Scalar = Static<typeof Scalar>;

export const unitsOfTime = ['workingDays', 'days', 'months'] as const;
export type UnitOfTime = (typeof unitsOfTime)[number];

export const Duration = Type.Object(
  { amount: Type.Integer({ minimum: 0, maximum: 10_000 }), unit: Type.Enum([...unitsOfTime]) },
  { additionalProperties: false },
);
export type Duration = Static<typeof Duration>;

/** The levels of a commission, from the top. */
export const levels = ['national', 'province', 'city', 'county'] as const;
export type Level = (typeof levels)[number];
