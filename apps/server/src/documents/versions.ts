import { type Document, type Edition, sayDocumentChanges } from '@bitan/definitions';
import { Download, type UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { type Version, versionsIn } from '../runtime/versions.ts';
import { media } from './content.ts';

/** The published versions of a document, latest first, each with what it changed. */
export const documentVersions: UseCase<'documentVersions'> = async ({ runtime, me, path }) => {
  mustBeAllowed(me, 'policy.read');
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  const versions = await versionsOf(runtime, me, path.document);
  return versions
    .map(({ item, ...one }, i) => {
      const before = versions[i - 1]?.item;
      const changes = before ? sayDocumentChanges(before, item, edition) : [];
      return { ...one, template: item.template.name, changes };
    })
    .toReversed();
};

/** The template of one version as a file. */
export const versionTemplate: UseCase<'versionTemplate'> = async ({ runtime, me, path }) => {
  mustBeAllowed(me, 'policy.read');
  const versions = await versionsOf(runtime, me, path.document);
  const found = versions.find(({ version }) => String(version) === path.version);
  if (!found) throw new Refusal('not-found');
  const { name, sha256 } = found.item.template;
  return new Download(await runtime.templates.read(me.office.id, sha256), name, media.docx);
};

const versionsOf = (runtime: Runtime, me: SignedIn, id: string): Promise<Version<Document>[]> =>
  versionsIn(runtime, me.office.id, ({ documents }: Edition) =>
    Object.hasOwn(documents, id) ? documents[id] : undefined,
  );
