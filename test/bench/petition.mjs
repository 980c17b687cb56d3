import { call } from './serve.mjs';

/** A petition as it is registered: a form, a decision, a case, its tasks and its audit entry. */
export const petition = (accused, topic) => ({
  workflow: 'petition-talk',
  answers: {
    receivedOn: '2026-01-05',
    channel: 'letter',
    source: 'own',
    category: 'accusation',
    accused,
    topic,
    content: '群众来信反映的内容。'.repeat(10),
    nature: 'conduct',
    duplicate: false,
    relation: 'none',
    realName: false,
  },
});

/** A person with no history, so that every registration does the same work. */
export async function newPerson(url, cookie, name) {
  const no = ['ownHead', 'superiorManaged', 'lowerManaged', 'nextLevelHead', 'keyPost'];
  const scope = { leadership: 'none', domain: 'none' };
  const answers = { name, ...scope, ...Object.fromEntries(no.map((field) => [field, false])) };
  return (await call(url, 'POST', '/api/subjects/person', { answers }, cookie)).json.id;
}
