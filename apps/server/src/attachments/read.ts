import type { Fault } from '@bitan/api';
import { type FileType, fileTypes, type Text, type Workflow } from '@bitan/definitions';
import { visibleFields } from '@bitan/forms';
import { type Attachment, NotFound } from '@bitan/store';
import type { Request, RequestHandler, Response } from 'express';
import type { UseCase } from '../http/bind.ts';
import { Refusal, unlessThere } from '../http/refusal.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { officeOf, standingOf } from '../work/standing.ts';
import { attachmentView } from './views.ts';

/** How long an address can be read that was opened with a reason. */
const leaveMs = 2 * 60_000;

/** Files by their ids: those whose case and field this user may read; of sealed ones, nothing. */
export const attachments: UseCase<'attachments'> = async ({ runtime, me, query }) => {
  const office = officeOf(runtime, me);
  const found = await office.attachments.some(query.ids.split(',').slice(0, 100));
  const seen = await Promise.all(
    found.map(async (one) => {
      if (one.caseId !== undefined && one.seal !== undefined) return undefined;
      return (await flowOf(runtime, me, one).catch(unlessThere)) && one;
    }),
  );
  return seen.flatMap((one) => (one ? [attachmentView(one)] : []));
};

/** Gives leave to read a file that is sealed, or as it came; why is recorded. */
export const openAttachment: UseCase<'openAttachment'> = async ({ runtime, me, path, body }) => {
  const office = officeOf(runtime, me);
  const attachment = await office.attachments.get(path.attachment);
  const flow = await flowOf(runtime, me, attachment);
  const { original = false } = body;
  const reason = body.reason?.trim();
  const isGuarded = original || (attachment.caseId !== undefined && attachment.seal !== undefined);
  if (isGuarded) {
    if (!mayOpen(me, flow?.seals, attachment.seal)) throw new Refusal('forbidden');
    if (!reason) throw new Refusal('body-invalid', { errors: [noReason] });
    await office.transaction(async (tx) => {
      const { id, seal, caseId } = attachment;
      const detail = { attachment: id, ...(seal && { seal }), original, reason };
      tx.audit.add({ event: 'attachment.open', subject: caseId ?? id, detail });
    });
  }
  const until = new Date(Date.parse(runtime.clock()) + leaveMs).toISOString();
  const user = me.user.id;
  const ticket = runtime.attached.tickets.sign({
    attachment: attachment.id,
    user,
    original,
    until,
  });
  return { address: `/api/attachments/${attachment.id}/content?ticket=${ticket}` };
};

/** Sends the bytes of a file: always to be saved, unless it is a picture or PDF to be looked at. */
export function attachmentContent(
  runtime: Runtime,
  whoAsks: (request: Request) => Promise<SignedIn>,
): RequestHandler {
  return async (request, response) => {
    const me = await whoAsks(request);
    const office = officeOf(runtime, me);
    const attachment = await office.attachments.get(String(request.params.attachment));
    await flowOf(runtime, me, attachment);
    const ticket = ticketOf(runtime, me, attachment, String(request.query.ticket ?? ''));
    const isSealed = attachment.caseId !== undefined && attachment.seal !== undefined;
    if (isSealed && !ticket) throw new Refusal('forbidden', { detail: sayWhy });
    const sha256 = ticket?.original ? attachment.original : attachment.sha256;
    describe(response, attachment, request.query.show === 'true' && !ticket?.original);
    for await (const part of runtime.attached.kept.stream(me.office.id, sha256)) {
      if (response.destroyed) return;
      if (!response.write(part)) await drained(response);
    }
    response.end();
  };
}

/**
 * The flow of the case that a file belongs to; nothing while it belongs to none.
 * @throws NotFound when the case or the field is not for this user
 */
async function flowOf(
  runtime: Runtime,
  me: SignedIn,
  { id, caseId, deliveryId, form, field }: Attachment,
): Promise<Workflow | undefined> {
  if (deliveryId !== undefined) mustBeAllowed(me, 'cases.read');
  if (caseId === undefined) return undefined;
  const standing = await standingOf(runtime, me, officeOf(runtime, me), caseId);
  const { office, workflow, position } = standing;
  const definition = office.edition.forms[form];
  const whose = { roles: me.roles, stage: position.stage };
  if (!definition || !visibleFields(definition, whose).has(field)) {
    throw new NotFound(`attachments/${id}`);
  }
  return workflow;
}

/** Who may open the seal; of what has none, who may open any seal of the flow. */
function mayOpen(me: SignedIn, seals: Workflow['seals'] = {}, seal?: string): boolean {
  const meant = seal === undefined ? Object.values(seals) : [seals[seal]];
  return meant.some((one) => me.roles.some((role) => one?.readers.includes(role)));
}

function ticketOf(runtime: Runtime, me: SignedIn, { id }: Attachment, text: string) {
  const ticket = runtime.attached.tickets.read(text, runtime.clock());
  return ticket?.attachment === id && ticket.user === me.user.id ? ticket : undefined;
}

const shown: readonly FileType[] = ['pdf', 'jpeg', 'png', 'webp'];

function describe(response: Response, { name, type }: Attachment, show: boolean): void {
  const kind = type as FileType;
  const how = show && shown.includes(kind) ? 'inline' : 'attachment';
  response.set({
    'Content-Type': fileTypes[kind].media,
    'Content-Disposition': `${how}; filename*=UTF-8''${encodeName(name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy':
      "default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    // What is sent is what was kept: nothing in between makes it smaller.
    'Cache-Control': 'no-store, no-transform',
  });
}

/** After RFC 5987. */
const encodeName = (name: string): string =>
  encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const drained = (response: Response): Promise<void> =>
  new Promise((resolve) => {
    response.once('drain', resolve);
    response.once('close', resolve);
  });

const noReason: Fault = {
  pointer: '/reason',
  message: { 'zh-CN': '请写明查看理由。', en: 'Say why it is read.' },
};
const sayWhy: Text = {
  'zh-CN': '此文件密封保存，请先写明理由打开；打开后两分钟内有效。',
  en: 'This file is sealed: open it with a reason first; that holds for two minutes.',
};
