import type { ProblemCode, ProblemDetails } from '@bitan/api';
import type { Text } from '@bitan/definitions';

/** What the server, or the way to it, answered instead of what was asked for. */
export class ApiProblem extends Error {
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(details.titles.en);
    this.name = 'ApiProblem';
    this.details = details;
  }

  /** The last part of the problem's `type`. */
  get code(): ProblemCode | 'unreachable' | 'unreadable' {
    return this.details.type.slice('urn:bitan:problem:'.length) as ProblemCode;
  }

  is(...codes: ApiProblem['code'][]): boolean {
    return codes.includes(this.code);
  }
}

/** The server could not be reached at all. */
export const unreachable = (): ApiProblem =>
  ownProblem(0, 'unreachable', {
    title: { 'zh-CN': '无法连接服务器', en: 'The server cannot be reached' },
    cure: {
      'zh-CN': '请检查网络后重试；已填写的内容仍在页面上。',
      en: 'Check the network and try again; what you typed is still on the page.',
    },
  });

/** Something answered, but not in the words of the contract. */
export const unreadable = (status: number): ApiProblem =>
  ownProblem(status, 'unreadable', {
    title: { 'zh-CN': '服务器的回复无法读取', en: 'The reply of the server cannot be read' },
    cure: {
      'zh-CN': '请稍后重试；如仍出现，请联系系统管理员。',
      en: 'Try again later; if it happens again, tell your administrator.',
    },
  });

function ownProblem(
  status: number,
  code: 'unreachable' | 'unreadable',
  { title, cure }: { title: Text; cure: Text },
): ApiProblem {
  const type = `urn:bitan:problem:${code}`;
  return new ApiProblem({ type, status, title: title['zh-CN'], titles: title, cure });
}
