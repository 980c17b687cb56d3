import { masksOf, type Node, type Plan, type PlannedDecision, type PlannedRule } from './plan.ts';
import type { Reading } from './reading.ts';
import { placeAmong, recordOutcome } from './record.ts';
import { type Decider, nothing, open, openBit } from './result.ts';

/**
 * A decider as generated code: for processes that may make code from strings, and never with a key
 * or a session in them. Everything that comes from definitions goes in as JSON or as a constant.
 */
export function generated(plan: Plan): Decider {
  const { functions, constants } = new Generating(plan).write();
  const names = Object.keys(constants);
  const body = `"use strict";\n${functions.join('\n')}\nreturn decide;`;
  return new Function(...names, body)(...Object.values(constants)) as Decider;
}

/**
 * How many readings and rules go into one function. V8 does not optimise a function that is very
 * large, and calls between small ones cost little.
 */
const most = { readings: 16, rules: 24 } as const;

/** A reading with more cells than this is looked up in a table instead of by comparisons. */
const mostCells = 24;

class Generating {
  readonly #plan: Plan;
  readonly #functions: string[] = [];
  readonly #constants: Record<string, unknown> = { placeAmong };

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  write(): { functions: string[]; constants: Record<string, unknown> } {
    const { readings, decisions, words, packedWords } = this.#plan;
    const reads = chunks(readings, most.readings).map((chunk, i) =>
      this.#reads(i, chunk, i * most.readings),
    );
    const decides = decisions.map((planned, i) => this.#decides(planned, i));
    this.#functions.push(`function decide(v, p, c) {
  for (let i = c; i < c + ${packedWords}; i += 1) p[i] = 0;
  const q = c + ${words};
  let known = true;
${reads.map((name) => `  if (!${name}(v, p, c, q)) known = false;`).join('\n')}
${decides.map((name) => `  if (!${name}(p, c, q, known)) known = false;`).join('\n')}
}`);
    return { functions: this.#functions, constants: this.#constants };
  }

  /** A function that writes the answers of some readings; it gives whether all had a value. */
  #reads(number: number, readings: readonly Reading[], first: number): string {
    const used = wordsOf(readings);
    const lines = readings.map((reading, i) => this.#read(reading, first + i));
    this.#functions.push(`function read${number}(v, p, c, q) {
  let x, known = true${used.map((w) => `, t${w} = 0, m${w} = 0`).join('')};
${lines.join('\n')}
${used.map((w) => `  p[c + ${w}] |= t${w}; p[q + ${w}] |= t${w} | m${w};`).join('\n')}
  return known;
}`);
    return `read${number}`;
  }

  #read(reading: Reading, slot: number): string {
    const standIn = this.#plan.defaults[slot];
    const missing = [...reading.all].map((mask, j) => `m${reading.word + j} |= ${mask};`).join(' ');
    const otherwise = standIn === undefined ? 'null' : this.#constant(standIn);
    return `  x = v[${slot}];
  if (x === undefined) x = ${otherwise};
  if (x === null) { known = false; ${missing} } else { ${this.#cell(reading)} }`;
  }

  /** Adds the answers of the cell of `x`. */
  #cell(reading: Reading): string {
    const { cuts, answers, span, word } = reading;
    const add = (cell: number) =>
      Array.from({ length: span }, (_, j) => [word + j, answers[cell * span + j] ?? 0] as const)
        .filter(([, mask]) => mask !== 0)
        .map(([w, mask]) => `t${w} |= ${mask};`)
        .join(' ');
    if (cuts.kind === 'boolean') return `if (x === true) { ${add(1)} } else { ${add(0)} }`;
    if (cuts.kind === 'members') return this.#set(reading);
    if (cuts.values.length > mostCells) return this.#table(reading);
    if (cuts.kind === 'order') return tree(cuts.values, 0, cuts.values.length, add);
    const cases = cuts.values.map((value, i) => `case ${text(value)}: ${add(i + 1)} break;`);
    return `switch (x) { ${cases.join(' ')} default: ${add(0)} }`;
  }

  #table({ cuts, answers, span, word }: Reading): string {
    if (cuts.kind === 'boolean' || cuts.kind === 'members') throw new Error('it is small');
    const table = this.#constant(answers);
    const places = new Map(cuts.values.map((value, i) => [value, i + 1]));
    const cell =
      cuts.kind === 'order'
        ? `placeAmong(${this.#constant(cuts.values)}, x)`
        : `(${this.#constant(places)}.get(x) | 0)`;
    const adds = Array.from({ length: span }, (_, j) => `t${word + j} |= ${table}[at + ${j}];`);
    return `const at = ${cell} * ${span}; ${adds.join(' ')}`;
  }

  #set({ cuts, answers, span, word }: Reading): string {
    const values = cuts.kind === 'members' ? cuts.values : [];
    const turns = values.map((value, i) => {
      const masks = Array.from({ length: span }, (_, j) => {
        const mask = answers[(i + 1) * span + j] ?? 0;
        return mask === 0 ? '' : `f${j} |= ${mask};`;
      });
      return `case ${text(value)}: ${masks.join('')} break;`;
    });
    const turned = Array.from({ length: span }, (_, j) => `f${j} = 0`).join(', ');
    const adds = Array.from(
      { length: span },
      (_, j) => `t${word + j} |= ${answers[j] ?? 0} ^ f${j};`,
    );
    return `let ${turned}; for (let i = 0; i < x.length; i += 1) switch (x[i]) { ${turns.join(' ')} } ${adds.join(' ')}`;
  }

  /** A function that makes a decision; it gives whether no missing fact could change it. */
  #decides(planned: PlannedDecision, number: number): string {
    const name = `decide${number}`;
    const parts = chunks(planned.rules, most.rules).map((chunk, i) => {
      const part = { name: `${name}_${i}`, rules: chunk, first: i * most.rules };
      this.#functions.push(partOf[planned.decision.hit](part, planned));
      return `${part.name}(p, c, q, known)`;
    });
    const { reading } = planned;
    const record = reading && `${this.#constant(recordOutcome(planned, reading))}(p, c, q);`;
    this.#functions.push(`function ${name}(p, c, q, known) {
${together[planned.decision.hit](parts, planned)}
  ${record ?? ''}
  return complete;
}`);
    return name;
  }

  #constant(value: unknown): string {
    const name = `k${Object.keys(this.#constants).length}`;
    this.#constants[name] = value;
    return name;
  }
}

/** Some of the rules of a decision, in a function of their own. */
interface Part {
  readonly name: string;
  readonly rules: readonly PlannedRule[];
  /** The place of the first of them. */
  readonly first: number;
}

/** No rule decided yet. */
const undecided = -2;

const partOf = {
  first({ name, rules, first }: Part): string {
    const lines = rules.map(({ node }, i) => {
      const certain = expression(node, 'c', 'q');
      return `  if (${expression(node, 'q', 'c')}) return known || ${certain} ? ${first + i + 1} : ${open};`;
    });
    return inFunction(name, rules, [...lines, `  return ${undecided};`]);
  },
  collect({ name, rules, first }: Part, planned: PlannedDecision): string {
    const lines = rules.map(({ node }, i) => {
      const certain = expression(node, 'c', 'q');
      const [held, may] = [first + i, openBit(planned)].map((bit) => set(planned, bit));
      return `  if (${expression(node, 'q', 'c')}) { any = true; if (known || ${certain}) ${held} else ${may} }`;
    });
    return inFunction(name, rules, ['  let any = false;', ...lines, '  return any;']);
  },
};

const together = {
  first(parts: readonly string[], { rules, outcomes, result }: PlannedDecision): string {
    const without = outcomes.length > rules.length ? rules.length + 1 : nothing;
    return `  let code = ${undecided};
${parts.map((part) => `  if (code === ${undecided}) code = ${part};`).join('\n')}
  if (code === ${undecided}) code = ${without};
  p[c + ${result}] = code;
  const complete = code !== ${open};`;
  },
  collect(parts: readonly string[], planned: PlannedDecision): string {
    const { rules, outcomes, result } = planned;
    const bit = openBit(planned);
    return `  let any = false;
${parts.map((part) => `  if (${part}) any = true;`).join('\n')}
  ${outcomes.length > rules.length ? `if (!any) ${set(planned, rules.length)}` : ''}
  const complete = (p[c + ${result + (bit >>> 5)}] & ${1 << (bit & 31)}) === 0;`;
  },
};

const set = ({ result }: PlannedDecision, bit: number) =>
  `p[c + ${result + (bit >>> 5)}] |= ${1 << (bit & 31)};`;

/** The words that these rules ask, read once. */
function inFunction(name: string, rules: readonly PlannedRule[], lines: readonly string[]): string {
  const used = [...new Set(rules.flatMap(({ node }) => wordsAsked(node)))];
  const words = used.map((w) => `c${w} = p[c + ${w}], q${w} = p[q + ${w}]`).join(', ');
  return `function ${name}(p, c, q, known) {
${words === '' ? '' : `  const ${words};\n`}${lines.join('\n')}
}`;
}

type Plane = 'c' | 'q';

/** `c3` is the fourth word of what is certain, `q3` of what is possible; a `not` changes them. */
function expression(node: Node, these: Plane, others: Plane): string {
  if (node.kind === 'leaf') return `(${these}${node.bit >>> 5} & ${1 << (node.bit & 31)}) !== 0`;
  if (node.kind === 'not') return `!(${expression(node.of, others, these)})`;
  const isAll = node.kind === 'all';
  const grouped = masksOf(node.of);
  const leaves = grouped.masks.map(([word, mask]) =>
    isAll ? `(${these}${word} & ${mask}) === ${mask}` : `(${these}${word} & ${mask}) !== 0`,
  );
  const inner = grouped.others.map((one) => expression(one, these, others));
  return `(${[...leaves, ...inner].join(isAll ? ' && ' : ' || ')})`;
}

function wordsAsked(node: Node): number[] {
  if (node.kind === 'leaf') return [node.bit >>> 5];
  return node.kind === 'not' ? wordsAsked(node.of) : node.of.flatMap(wordsAsked);
}

/** Halves the cuts by comparisons, down to the cell. */
function tree(
  cuts: readonly unknown[],
  low: number,
  high: number,
  add: (cell: number) => string,
): string {
  if (low === high) return add(2 * low);
  const middle = (low + high) >>> 1;
  const cut = text(cuts[middle]);
  return `if (x < ${cut}) { ${tree(cuts, low, middle, add)} } else if (x === ${cut}) { ${add(2 * middle + 1)} } else { ${tree(cuts, middle + 1, high, add)} }`;
}

const wordsOf = (readings: readonly Reading[]) => [
  ...new Set(
    readings.flatMap(({ word, span }) => Array.from({ length: span }, (_, j) => word + j)),
  ),
];

const text = (value: unknown) => JSON.stringify(value);

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) =>
    all.slice(i * size, (i + 1) * size),
  );
}
