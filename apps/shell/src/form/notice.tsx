import type { CompiledNotice } from '@bitan/forms';
import { Alert } from 'antd';

/** Something that is said between the fields; it asks for no answer. */
export function Notice({ text, tone }: CompiledNotice) {
  return <Alert type={tone} showIcon title={<span className="notice-text">{text}</span>} />;
}
