import type { Document } from '@bitan/definitions';
import type { ProducedDocument } from '@bitan/store';
import { Download, type UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { officeOf } from '../work/standing.ts';
import { mayMake } from './offered.ts';

export const media = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

/** A produced document as Word or PDF, for whom may make it. */
export const documentContent: UseCase<'documentContent'> = async ({ runtime, me, path, query }) => {
  mustBeAllowed(me, 'cases.read');
  const made = await officeOf(runtime, me).documents.get(path.made);
  const { edition } = await runtime.editions.of(me.office.id, made.edition);
  const document = edition.documents[made.document];
  if (!document) throw new Refusal('not-found');
  if (!mayMake(me, document)) throw new Refusal('forbidden');
  const { as } = query;
  const bytes =
    as === 'pdf'
      ? await pdfs.of(runtime, me, made, document)
      : await runtime.files.read(me.office.id, made.file);
  const shown = as === 'pdf' && query.show === 'true';
  return new Download(bytes, `${nameOf(document, made)}.${as}`, media[as], shown);
};

const nameOf = ({ title }: Document, { number }: ProducedDocument): string =>
  `${title['zh-CN']}${number ? ` ${number}` : ''}`.replaceAll(/[\\/:*?"<>|]/g, '-');

/** The PDFs that were asked for last: each is made once, and again only when it was forgotten. */
class Pdfs {
  readonly #made = new Map<string, Promise<Uint8Array>>();
  readonly #most = 40;

  of(
    runtime: Runtime,
    me: SignedIn,
    made: ProducedDocument,
    { title }: Document,
  ): Promise<Uint8Array> {
    const known = this.#made.get(made.id);
    if (known) return known;
    const about = { title: title['zh-CN'], date: new Date(made.madeAt) };
    const pdf = runtime.files
      .read(me.office.id, made.file)
      .then((docx) => runtime.workshop.run('makePdf', { docx, about }));
    pdf.catch(() => this.#made.delete(made.id));
    this.#made.set(made.id, pdf);
    const [oldest] = this.#made.keys();
    if (this.#made.size > this.#most && oldest !== undefined) this.#made.delete(oldest);
    return pdf;
  }
}

const pdfs = new Pdfs();
