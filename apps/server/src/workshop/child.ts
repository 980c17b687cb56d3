import { createHash } from 'node:crypto';
import {
  asOf,
  DefinitionError,
  dayInChina,
  type Edition,
  type Pack,
  type Text,
  turnsOf,
} from '@bitan/definitions';
import { loadChain, loadTemplates } from '@bitan/definitions/load';
import { resolve, review } from '@bitan/definitions/resolve';
import {
  analyse,
  boundaryCases,
  caseOf,
  coverage,
  type Finding,
  proveAll,
  runExamples,
  stricter,
} from '@bitan/rules';
import type { Cases, Delivery, FailedExample, Jobs, Order, Proof, Review } from './jobs.ts';
import { cleanPicture } from './picture.ts';
import { readSpreadsheet, writeSpreadsheet, writeTables } from './spreadsheet.ts';

process.on('message', async (order: Order) => {
  process.send?.(await work(order));
});
process.on('disconnect', () => process.exit());

async function work(order: Order): Promise<Delivery> {
  const { id } = order;
  try {
    return { id, done: await doJob(order) };
  } catch (error) {
    if (error instanceof DefinitionError) return { id, problems: error.problems };
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function doJob(order: Order): Promise<unknown> {
  switch (order.job) {
    case 'load':
      return loadChain(order.given.root, order.given.pack);
    case 'templates':
      return templatesOf(order.given);
    case 'scanTemplate':
      return papers().then(({ scanTemplate }) => scanTemplate(order.given.bytes));
    case 'fillTemplate':
      return papers().then(({ fill }) => fill(order.given.template, order.given.data));
    case 'makePdf':
      return papers().then(({ toPdf }) => toPdf(order.given.docx, order.given.about));
    case 'writeSheet':
      return writeSpreadsheet(order.given.sheet);
    case 'writeTables':
      return writeTables(order.given.tables);
    case 'readSheet':
      return readSpreadsheet(order.given.base64);
    case 'readForm':
      return import('@bitan/forms/exchange').then(({ readFormFile }) =>
        readFormFile(order.given.text, order.given.onto),
      );
    case 'cleanPicture':
      return cleanPicture(order.given.bytes, order.given.type);
    case 'resolve':
      return Promise.resolve(resolve(order.given.chain));
    case 'cases':
      return casesOf(resolve(order.given.chain));
    case 'review':
      return reviewOnce(order.given.chain, order.given.inForce);
  }
}

/** Loaded where it is needed: most of what is checked never meets a document. */
const papers = () => import('@bitan/documents');

async function templatesOf({ root, pack, wanted }: Jobs['templates']['given']) {
  const all = await loadTemplates(root, await loadChain(root, pack));
  return wanted.flatMap((sha256): [string, Uint8Array][] => {
    const found = all.get(sha256);
    return found ? [[sha256, found.bytes]] : [];
  });
}

/** The reviews that were asked for last: seeing a draft, submitting and approving it ask for the same. */
const reviews = new Map<string, Promise<Review>>();
const reviewsKept = 4;

function reviewOnce(chain: Pack[], inForce: Edition | undefined): Promise<Review> {
  const key = createHash('sha256')
    .update(JSON.stringify([chain, inForce?.id]))
    .digest('base64');
  const known = reviews.get(key) ?? reviewChain(chain, inForce);
  reviews.delete(key);
  reviews.set(key, known);
  known.catch(() => reviews.delete(key));
  for (const oldest of [...reviews.keys()].slice(0, -reviewsKept)) reviews.delete(oldest);
  return known;
}

async function reviewChain(chain: Pack[], inForce: Edition | undefined): Promise<Review> {
  const { edition, problems } = review(chain);
  if (!edition) {
    return { problems, proofs: [], examples: { passed: 0, failed: [] }, findings: [], milder: [] };
  }
  return {
    edition,
    problems,
    proofs: proofs(edition),
    examples: await examples(edition),
    findings: newFindings(edition, inForce).map((finding) => withCase(edition, finding)),
    milder: milder(chain, edition),
  };
}

/** An edition as it takes effect, and as it is after each turn at which values change. */
const viewsOf = (edition: Edition): readonly View[] => [
  { edition },
  ...turnsOf(edition).map((from) => ({ from, edition: asOf(edition, from) })),
];

interface View {
  readonly from?: string;
  readonly edition: Edition;
}

/** What is said of a view, with the day from which it is so. */
function saidFrom({ from }: View, sentence: Text): Text {
  if (from === undefined) return sentence;
  const day = dayInChina(from);
  return { 'zh-CN': `自 ${day} 起：${sentence['zh-CN']}`, en: `From ${day}: ${sentence.en}` };
}

function withCase(edition: Edition, finding: Finding): Review['findings'][number] {
  const example = caseOf(edition, finding);
  return example ? { ...finding, example } : finding;
}

async function casesOf(edition: Edition): Promise<Cases> {
  const cases = (await runExamples(edition)).map(({ example, ok, message }) => ({
    id: example.id,
    title: example.title,
    decisions: example.expect.map(({ decision }) => decision),
    ok,
    message,
  }));
  return { cases, coverage: coverage(edition), proposed: boundaryCases(edition) };
}

function newFindings(edition: Edition, inForce: Edition | undefined): Finding[] {
  const known = knownIn(inForce);
  return analyse(edition).filter(({ key }) => !known.has(key));
}

let last: { readonly edition: string; readonly keys: ReadonlySet<string> } | undefined;

/** What is found in the edition in force; kept, as a draft is checked against it again and again. */
function knownIn(inForce: Edition | undefined): ReadonlySet<string> {
  if (!inForce) return new Set();
  if (last?.edition !== inForce.id) {
    last = { edition: inForce.id, keys: new Set(analyse(inForce).map(({ key }) => key)) };
  }
  return last.keys;
}

/** Against the level above: the same chain without its lowest part. */
function milder(chain: Pack[], edition: Edition): Review['milder'] {
  const above = chain.length > 1 ? review(chain.slice(0, -1)).edition : undefined;
  if (!above) return [];
  return viewsOf(edition).flatMap((view) => {
    const base = view.from === undefined ? above : asOf(above, view.from);
    return stricter(base, view.edition)
      .filter(({ result }) => result === 'milder' || result === 'undecided')
      .map((one) => ({ ...one, ...(one.sentence && { sentence: saidFrom(view, one.sentence) }) }));
  });
}

/** Of every invariant the first view that breaks it, or of which it is not decided. */
function proofs(edition: Edition): Proof[] {
  const all = viewsOf(edition).map((view) => ({ view, proved: proveAll(view.edition) }));
  const [first] = all;
  return (first?.proved ?? []).map(({ invariant }, i) => {
    const open = all.find(({ proved }) => proved[i]?.result !== 'proved') ?? first;
    const { result = 'undecided', sentence } = open?.proved[i] ?? {};
    return {
      invariant,
      result,
      ...(open && sentence && { sentence: saidFrom(open.view, sentence) }),
    };
  });
}

async function examples(edition: Edition): Promise<Review['examples']> {
  const results = await runExamples(edition);
  const failed = results
    .filter(({ ok }) => !ok)
    .map(
      ({ example, message }): FailedExample => ({ id: example.id, title: example.title, message }),
    );
  return { passed: results.length - failed.length, failed };
}

if (process.argv.includes('papers')) await papers();
process.send?.('up');
