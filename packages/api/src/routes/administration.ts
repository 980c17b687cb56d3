import {
  AuditKinds,
  AuditPage,
  AuditProof,
  AuditQuery,
  NewUser,
  UserChange,
  UserView,
} from '../admin.ts';
import { route } from '../route.ts';
import { list, shape } from '../shared.ts';

export const administration = {
  // Administration
  users: route('GET', '/api/users', 'The accounts of the office', { reply: list(UserView) }),
  addUser: route('POST', '/api/users', 'Add an account', {
    body: NewUser,
    reply: UserView,
    status: 201,
  }),
  changeUser: route('PATCH', '/api/users/:user', 'Change an account', {
    body: UserChange,
    reply: UserView,
  }),
  audit: route('GET', '/api/audit', 'The audit log, latest first', {
    reply: AuditPage,
    query: AuditQuery,
  }),
  auditKinds: route('GET', '/api/audit/kinds', 'The kinds of what the audit log says', {
    reply: AuditKinds,
  }),
  verifyAudit: route('POST', '/api/audit/verify', 'Prove the chain of the audit log', {
    body: shape({}),
    reply: AuditProof,
  }),
};
