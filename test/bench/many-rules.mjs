// 25 rules in four decisions over 21 facts, and as many more with other constants as are asked for.

const enums = {
  category: ['attitude', 'procedure', 'neglect', 'abuse', 'favour', 'gifts'],
  rank: ['clerk', 'section', 'division', 'bureau'],
  request: ['none', 'apology', 'explanation', 'meeting', 'sanction'],
  channel: ['web', 'phone', 'visit', 'letter', 'other'],
  credibility: ['low', 'medium', 'high'],
};
const ranges = {
  severity: [1, 5],
  witnesses: [0, 4],
  complaintsYear: [0, 5],
  complaintsTwoYears: [0, 8],
  talksYear: [0, 4],
  talksTwoYears: [0, 7],
  letters: [0, 3],
  months: [0, 300],
  days: [0, 380],
};
const flags = ['injury', 'money', 'minor', 'vulnerable', 'document', 'exonerates', 'media'];

const leaf = (fact, operator, value) => ({ fact, operator, value });
const is = (fact, value = true) => leaf(fact, 'equal', value);
const least = (fact, value) => leaf(fact, 'greaterThanInclusive', value);
const most = (fact, value) => leaf(fact, 'lessThanInclusive', value);
const more = (fact, value) => leaf(fact, 'greaterThan', value);
const less = (fact, value) => leaf(fact, 'lessThan', value);
const among = (fact, ...values) => leaf(fact, 'in', values);
const all = (...parts) => ({ all: parts });
const any = (...parts) => ({ any: parts });
const not = (part) => ({ not: part });
const mustTalk = leaf('decision:concern', 'contains', 'must-talk');

const base = {
  concern: [
    ['must-talk', all(least('severity', 4), any(is('injury'), is('money')))],
    ['must-talk', all(is('minor'), any(among('category', 'favour', 'abuse'), is('vulnerable')))],
    [
      'must-talk',
      all(
        is('category', 'gifts'),
        among('credibility', 'medium', 'high'),
        not(all(is('document'), is('exonerates'))),
      ),
    ],
    [
      'must-talk',
      all(
        least('complaintsYear', 3),
        any(is('category', 'favour'), all(least('severity', 3), least('witnesses', 1))),
      ),
    ],
    [
      'must-talk',
      any(all(is('media'), least('severity', 3)), all(is('request', 'meeting'), is('vulnerable'))),
    ],
  ],
  disposition: [
    ['verify', all(is('severity', 5), is('injury'))],
    ['verify', all(among('category', 'favour', 'gifts'), least('complaintsTwoYears', 6))],
    ['verify', all(is('money'), any(least('severity', 4), is('minor')))],
    ['talk', all(mustTalk)],
    [
      'talk',
      any(
        among('request', 'meeting', 'sanction'),
        all(least('severity', 3), is('credibility', 'high')),
      ),
    ],
    [
      'letter',
      all(
        most('severity', 2),
        most('complaintsYear', 1),
        among('category', 'attitude', 'procedure', 'neglect'),
      ),
    ],
    ['letter', all(more('days', 180), not(least('witnesses', 2)))],
    ['close', all(is('credibility', 'low'), is('exonerates'))],
  ],
  accountability: [
    ['referral', all(least('talksYear', 4))],
    ['referral', all(least('talksTwoYears', 6))],
    ['admonish', all(least('talksYear', 3), any(least('severity', 3), least('letters', 2)))],
    ['admonish', all(least('talksTwoYears', 4), among('rank', 'division', 'bureau'))],
    ['remind', all(is('talksYear', 2), least('talksTwoYears', 3))],
    ['remind', all(is('rank', 'clerk'), least('talksYear', 1), less('months', 18))],
    ['note', all(least('talksTwoYears', 1), least('letters', 1))],
    ['none', all(is('talksYear', 0), is('talksTwoYears', 0))],
  ],
  deadline: [
    ['two-days', any(is('media'), least('severity', 4))],
    ['fifteen-days', any(mustTalk, is('request', 'meeting'))],
    ['thirty-days', all(among('channel', 'web', 'letter', 'phone'), most('severity', 3))],
    ['year', all(more('days', 300))],
  ],
};
/** What the first decisions are made before. */
const requires = {
  disposition: ['concern'],
  deadline: ['concern', 'disposition', 'accountability'],
};
const collecting = ['concern', 'deadline'];
const otherwise = { disposition: 'review' };

/** A seeded generator of numbers in [0, 1). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Cases over the facts that the rules read. */
export function casesOf(count, seed = 20261124) {
  const next = random(seed);
  const made = Array.from({ length: count }, () => ({
    ...Object.fromEntries(Object.entries(enums).map(([id, ids]) => [id, pick(ids, next)])),
    ...Object.fromEntries(Object.entries(ranges).map(([id, range]) => [id, within(range, next)])),
    ...Object.fromEntries(flags.map((id) => [id, next() < 0.2])),
  }));
  // Parsed, as they would come in: objects put together like those above are slow to read.
  return JSON.parse(JSON.stringify(made));
}

const pick = (values, next) => values[Math.floor(next() * values.length)];
const within = ([low, high], next) => low + Math.floor(next() * (high - low + 1));

const said = (text) => ({ 'zh-CN': text, en: text });
const choices = (ids) => ids.map((id) => ({ id, title: said(id) }));
const source = { kind: 'answer' };

/** An edition with about as many rules as are asked for, in four decisions. */
export function editionOf(rules) {
  const next = random(rules);
  const copies = Math.max(1, Math.round(rules / 25));
  const decisions = Object.entries(base).map(([id, own]) => {
    const made = Array.from({ length: copies }, (_, copy) =>
      own.map(([type, conditions], place) => ({
        name: `${id}-${copy}-${place}`,
        title: said(`${id} ${copy} ${place}`),
        basis: [],
        conditions: copy === 0 ? conditions : varied(conditions, next),
        event: { type, params: { rule: copy * 100 + place } },
      })),
    ).flat();
    const types = [
      ...new Set([...own.map(([type]) => type), ...(otherwise[id] ? [otherwise[id]] : [])]),
    ];
    return {
      id,
      title: said(id),
      hit: collecting.includes(id) ? 'collect' : 'first',
      ...(requires[id] && { requires: requires[id] }),
      outcomes: types.map((type) => ({ type, title: said(type) })),
      rules: made,
      ...(otherwise[id] && { otherwise: { type: otherwise[id] } }),
    };
  });
  const facts = [
    ...Object.entries(enums).map(([id, ids]) => ({ id, type: 'enum', values: choices(ids) })),
    ...Object.entries(ranges).map(([id, [min, max]]) => ({ id, type: 'integer', min, max })),
    ...flags.map((id) => ({ id, type: 'boolean' })),
  ].map((fact) => ({ ...fact, title: said(fact.id), source }));
  const keyed = (list) => Object.fromEntries(list.map((one) => [one.id, one]));
  return {
    id: String(rules).padStart(64, '0'),
    pack: 'bench',
    level: 'national',
    title: said('bench'),
    chain: [],
    facts: keyed(facts),
    parameters: {},
    decisions: keyed(decisions),
    invariants: {},
    workflows: {},
    registers: {},
    roles: {},
    forms: {},
    documents: {},
    calendars: [],
    examples: [],
    provenance: {},
  };
}

/** The same condition with other constants, so that more rules are not the same rules. */
function varied(condition, next) {
  if (condition.all) return { all: condition.all.map((one) => varied(one, next)) };
  if (condition.any) return { any: condition.any.map((one) => varied(one, next)) };
  if (condition.not) return { not: varied(condition.not, next) };
  const { fact, operator, value } = condition;
  if (typeof value === 'number') return leaf(fact, operator, within(ranges[fact], next));
  if (Array.isArray(value)) {
    const some = enums[fact].filter(() => next() < 0.5);
    return leaf(fact, operator, some.length > 0 ? some : [enums[fact][0]]);
  }
  return enums[fact] ? leaf(fact, operator, pick(enums[fact], next)) : condition;
}

/** The 25 rules as a person would write them in code; gives the names of the rules that decide. */
export function byHand(f) {
  const { severity: s, category: k, talksYear: t1, talksTwoYears: t2 } = f;
  const concern = [];
  if (s >= 4 && (f.injury || f.money)) concern.push(0);
  if (f.minor && (k === 'favour' || k === 'abuse' || f.vulnerable)) concern.push(1);
  if (k === 'gifts' && f.credibility !== 'low' && !(f.document && f.exonerates)) concern.push(2);
  if (f.complaintsYear >= 3 && (k === 'favour' || (s >= 3 && f.witnesses >= 1))) concern.push(3);
  if ((f.media && s >= 3) || (f.request === 'meeting' && f.vulnerable)) concern.push(4);
  const must = concern.length > 0;
  let disposition = -1;
  if (s === 5 && f.injury) disposition = 0;
  else if ((k === 'favour' || k === 'gifts') && f.complaintsTwoYears >= 6) disposition = 1;
  else if (f.money && (s >= 4 || f.minor)) disposition = 2;
  else if (must) disposition = 3;
  else if (
    f.request === 'meeting' ||
    f.request === 'sanction' ||
    (s >= 3 && f.credibility === 'high')
  )
    disposition = 4;
  else if (
    s <= 2 &&
    f.complaintsYear <= 1 &&
    (k === 'attitude' || k === 'procedure' || k === 'neglect')
  )
    disposition = 5;
  else if (f.days > 180 && f.witnesses < 2) disposition = 6;
  else if (f.credibility === 'low' && f.exonerates) disposition = 7;
  let accountability = -1;
  if (t1 >= 4) accountability = 0;
  else if (t2 >= 6) accountability = 1;
  else if (t1 >= 3 && (s >= 3 || f.letters >= 2)) accountability = 2;
  else if (t2 >= 4 && (f.rank === 'division' || f.rank === 'bureau')) accountability = 3;
  else if (t1 === 2 && t2 >= 3) accountability = 4;
  else if (f.rank === 'clerk' && t1 >= 1 && f.months < 18) accountability = 5;
  else if (t2 >= 1 && f.letters >= 1) accountability = 6;
  else if (t1 === 0 && t2 === 0) accountability = 7;
  const deadline = [];
  if (f.media || s >= 4) deadline.push(0);
  if (must || f.request === 'meeting') deadline.push(1);
  if ((f.channel === 'web' || f.channel === 'letter' || f.channel === 'phone') && s <= 3)
    deadline.push(2);
  if (f.days > 300) deadline.push(3);
  return { concern, disposition, accountability, deadline };
}
