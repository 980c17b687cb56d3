import type { DraftView } from '@bitan/api';
import type { Overlay } from '@bitan/definitions';
import { docx, p } from '../../packages/documents/src/testing.ts';
import type { TestOffice } from '../play/office.ts';
import { Petition, userId } from '../play/petition.ts';

/** The same server, seen from its office in Putian: `officer` is theirs there. */
export const inPutian = (office: TestOffice): TestOffice => ({
  ...office,
  as: (login) => office.as(`putian.${login}`),
});

/** A petition about an official of Putian, given to its officer. */
export async function registered(office: TestOffice): Promise<Petition> {
  const putian = inPutian(office);
  const petition = await Petition.register(putian, '蔡志雄');
  const leader = await putian.as('leader');
  const handler = await userId(leader, '莆田 黄丽娟');
  await leader.act(petition.id, 'assign', { answers: { handler } });
  return petition;
}

/** The level above changes a form, by two of its people. */
export async function changedAbove(office: TestOffice, now: Overlay): Promise<void> {
  const [editor, approver] = await Promise.all([
    office.as('city.policyeditor'),
    office.as('city.policyapprover'),
  ]);
  const draft = await editor.call<DraftView>('POST', '/api/drafts', { title: '市级表单' });
  const at = `/api/drafts/${draft.id}`;
  await editor.call('POST', `${at}/edits`, {
    edits: [{ path: `overlays/${now.form}`, now }],
  });
  const { revision } = await editor.call<DraftView>('GET', at);
  const asked = { reason: '全市统一', revision };
  const submitted = await editor.call<DraftView>('POST', `${at}/submit`, asked);
  await approver.call('POST', `${at}/approve`, { revision: submitted.revision });
}

/** A Word template with these paragraphs, as a file that is chosen in the browser. */
export const template = (name: string, ...paragraphs: string[]) => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: Buffer.from(docx(paragraphs.map((one) => p(one)).join(''))),
});
