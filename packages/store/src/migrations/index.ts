import type { Text } from '@bitan/definitions';
import type { Knex } from 'knex';
import * as office from './0001-office.ts';
import * as policy from './0002-policy.ts';
import * as cases from './0003-cases.ts';
import * as trust from './0004-trust.ts';
import * as past from './0005-past.ts';
import * as acknowledged from './0006-acknowledged.ts';
import * as draftSteps from './0007-draft-steps.ts';
import * as withdrawn from './0008-withdrawn.ts';
import * as documents from './0009-documents.ts';
import * as attachments from './0010-attachments.ts';
import * as answerDrafts from './0011-answer-drafts.ts';
import * as formVersions from './0012-form-versions.ts';
import * as search from './0013-search.ts';
import * as lists from './0014-lists.ts';
import * as supervision from './0015-supervision.ts';
import * as planned from './0016-planned.ts';
import * as receipts from './0017-receipts.ts';
import * as reports from './0018-reports.ts';
import * as intake from './0019-intake.ts';
import * as merges from './0020-merges.ts';
import * as documentOwners from './0021-document-owners.ts';
import * as openCases from './0023-open-cases.ts';
import * as personMoves from './0026-person-moves.ts';
import * as agendas from './0027-agendas.ts';
import * as counted from './0028-counted.ts';
import * as toldApart from './0029-told-apart.ts';
import * as openByPlace from './0030-open-by-place.ts';
import * as handedOver from './0033-handed-over.ts';
import * as begunFromPatterns from './0034-begun-from-patterns.ts';
import * as countedByCase from './0037-counted-by-case.ts';
import * as numbersFound from './0038-numbers-found.ts';
import * as answeredMessages from './0039-answered-messages.ts';
import * as ringing from './0040-ringing.ts';
import * as alarmsByCase from './0042-alarms-by-case.ts';
import type { Told } from './told.ts';

interface Migration {
  /** @param told how many rows it went through, of all */
  up(db: Knex, told: Told): Promise<void>;
  /** What it does, in words for who waits for it: of one that works through all that is stored. */
  readonly does?: Text;
}

/** In the order in which they run. A migration that was released is never changed. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-office': office,
  '0002-policy': policy,
  '0003-cases': cases,
  '0004-trust': trust,
  '0005-past': past,
  '0006-acknowledged': acknowledged,
  '0007-draft-steps': draftSteps,
  '0008-withdrawn': withdrawn,
  '0009-documents': documents,
  '0010-attachments': attachments,
  '0011-answer-drafts': answerDrafts,
  '0012-form-versions': formVersions,
  '0013-search': search,
  '0014-lists': lists,
  '0015-supervision': supervision,
  '0016-planned': planned,
  '0017-receipts': receipts,
  '0018-reports': reports,
  '0019-intake': intake,
  '0020-merges': merges,
  '0021-document-owners': documentOwners,
  '0023-open-cases': openCases,
  '0026-person-moves': personMoves,
  '0027-agendas': agendas,
  '0028-counted': counted,
  '0029-told-apart': toldApart,
  '0030-open-by-place': openByPlace,
  '0033-handed-over': handedOver,
  '0034-begun-from-patterns': begunFromPatterns,
  '0037-counted-by-case': countedByCase,
  '0038-numbers-found': numbersFound,
  '0039-answered-messages': answeredMessages,
  '0040-ringing': ringing,
  '0042-alarms-by-case': alarmsByCase,
};

export const doneBy = (name: string): Text | undefined => migrations[name]?.does;

/** Gives knex the migrations from code; they only go forward. */
export const migrationSource = (told: Told = () => undefined): Knex.MigrationSource<string> => ({
  getMigrations: async () => Object.keys(migrations),
  getMigrationName: (name) => name,
  getMigration: async (name) => ({
    up: (db) => (migrations[name] as Migration).up(db, told),
    down: async () => {
      throw new Error(`migrations only go forward: ${name}`);
    },
  }),
});
