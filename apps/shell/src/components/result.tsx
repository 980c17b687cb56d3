import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly subTitle?: ReactNode;
  readonly extra?: ReactNode;
}

/** What came of something, in the middle of the page, and where one goes on. */
export function Result({ title, subTitle, extra }: Props) {
  return (
    <div className="result">
      <h2>{title}</h2>
      {subTitle && <div className="quiet">{subTitle}</div>}
      <div className="row">{extra}</div>
    </div>
  );
}
