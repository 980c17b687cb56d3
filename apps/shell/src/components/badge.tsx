import type { ReactNode } from 'react';

// Text on its background has a contrast of at least 4.5 : 1; antd's own presets have less.
const tones = {
  plain: { color: '#3b4552', background: '#eceff3' },
  good: { color: '#1b5e36', background: '#e6f4ea' },
  note: { color: '#1d4f91', background: '#e3edf9' },
  warn: { color: '#734a00', background: '#fff1d6' },
  bad: { color: '#9a1f17', background: '#fde7e5' },
  loud: { color: '#ffffff', background: '#9a1f17' },
} as const;

export type Tone = keyof typeof tones;

interface Props {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  /** What there is to know beyond the words, for who reads it with a key or a voice. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** A word or two about something, in a colour that only underlines what the words say. */
export function Badge({ tone = 'plain', icon, label, children }: Props) {
  return (
    <span
      className="badge"
      style={tones[tone]}
      {...(label && { tabIndex: 0, role: 'note', 'aria-label': label })}
    >
      {icon}
      {children}
    </span>
  );
}
