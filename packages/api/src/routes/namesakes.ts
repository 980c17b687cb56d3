import Type from 'typebox';
import { MoveEffect, Namesakes } from '../namesakes.ts';
import { route } from '../route.ts';
import { list, shape, Uuid } from '../shared.ts';

const Reason = Type.String({ maxLength: 500 });
const Other = { other: Uuid };
const Part = {
  cases: list(Uuid, { maxItems: 500 }),
  entries: list(Uuid, { maxItems: 500 }),
  to: Uuid,
};

/** One person with two records, or two people in one. */
export const namesakes = {
  namesakes: route(
    'GET',
    '/api/people/:person/namesakes',
    'Records of people that may be the same one, and what was joined and parted',
    { reply: Namesakes },
  ),
  previewJoin: route(
    'POST',
    '/api/people/:person/join/preview',
    'What joining another record to this one would mean; nothing is stored',
    { body: shape(Other), reply: MoveEffect },
  ),
  joinPeople: route(
    'POST',
    '/api/people/:person/join',
    'Join another record to this one: both are one person',
    { body: shape({ ...Other, reason: Reason }), reply: MoveEffect },
  ),
  previewPart: route(
    'POST',
    '/api/people/:person/part/preview',
    'What giving cases to another person would mean; nothing is stored',
    { body: shape(Part), reply: MoveEffect },
  ),
  partPerson: route(
    'POST',
    '/api/people/:person/part',
    'Give cases and entries of this record to the person whom they are about',
    { body: shape({ ...Part, reason: Reason }), reply: MoveEffect },
  ),
  undoJoin: route(
    'POST',
    '/api/people/:person/join/:move/undo',
    'Undo a joining: what came from the other record goes back to it',
    { body: shape({ reason: Reason }), reply: MoveEffect },
  ),
};
