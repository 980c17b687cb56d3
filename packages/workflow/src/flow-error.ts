import type { Text } from '@bitan/definitions';

/** A step that the flow cannot take; nothing has happened. `cure` says what to do. */
export class FlowError extends Error {
  readonly code: FlowErrorCode;
  readonly text: Text;
  readonly cure: Text;

  constructor(code: FlowErrorCode, text: Text, cure: Text) {
    super(`${text['zh-CN']} / ${text.en}`);
    this.name = 'FlowError';
    this.code = code;
    this.text = text;
    this.cure = cure;
  }
}

export type FlowErrorCode =
  | 'unknown-stage'
  | 'unknown-action'
  | 'not-open'
  | 'no-target'
  | 'no-approver'
  | 'no-value';
