import type { Static, TSchema } from 'typebox';
import type { Route } from './route.ts';
import { administration } from './routes/administration.ts';
import { agenda } from './routes/agenda.ts';
import { answerDrafts } from './routes/answer-drafts.ts';
import { documents } from './routes/documents.ts';
import { files } from './routes/files.ts';
import { find } from './routes/find.ts';
import { formFiles } from './routes/form-files.ts';
import { intake } from './routes/intake.ts';
import { moving } from './routes/moving.ts';
import { namesakes } from './routes/namesakes.ts';
import { overview } from './routes/overview.ts';
import { pastAnswers } from './routes/past-answers.ts';
import { planned } from './routes/planned.ts';
import { policy } from './routes/policy.ts';
import { receipts } from './routes/receipts.ts';
import { records } from './routes/records.ts';
import { reports } from './routes/reports.ts';
import { session } from './routes/session.ts';
import { supervision } from './routes/supervision.ts';
import { tokens } from './routes/tokens.ts';
import { work } from './routes/work.ts';

/** Every operation that the server offers, in the order in which one reads about them. */
export const contract = {
  ...session,
  ...work,
  ...agenda,
  ...answerDrafts,
  ...find,
  ...documents,
  ...files,
  ...records,
  ...namesakes,
  ...intake,
  ...receipts,
  ...reports,
  ...overview,
  ...policy,
  ...formFiles,
  ...pastAnswers,
  ...supervision,
  ...moving,
  ...planned,
  ...administration,
  ...tokens,
} satisfies Record<string, Route>;

export type Operation = keyof typeof contract;

type Of<S> = S extends TSchema ? Static<S> : undefined;
export type BodyOf<O extends Operation> = Of<(typeof contract)[O]['body']>;
export type ReplyOf<O extends Operation> = Of<(typeof contract)[O]['reply']>;
export type QueryOf<O extends Operation> = Of<(typeof contract)[O]['query']>;

/** The parameters of an operation's path. */
export type PathOf<O extends Operation> = PathParameters<(typeof contract)[O]['path']>;

type PathParameters<Path extends string> = Path extends `${string}:${infer P}/${infer Rest}`
  ? { readonly [K in P]: string } & PathParameters<`/${Rest}`>
  : Path extends `${string}:${infer P}`
    ? { readonly [K in P]: string }
    : unknown;
