import { createContext, useContext } from 'react';

/** What is being worked on: at most one thing at a time. */
export interface Active {
  readonly decision: string;
  readonly rule: string;
  /** A JSON Pointer to a comparison, a fact's column, or a part of the card. */
  readonly part: string;
}

interface Value {
  readonly active: Active | undefined;
  readonly setActive: (active: Active | undefined) => void;
}

/** The item of the draft that is worked on. */
export const itemOf = ({ decision, rule }: Active): string => `rules/${decision}/${rule}`;

const Context = createContext<Value>({ active: undefined, setActive: () => {} });
export const ActiveProvider = Context.Provider;
export const useActive = (): Value => useContext(Context);
