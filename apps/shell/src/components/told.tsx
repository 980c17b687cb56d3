import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import './told.css';

/** Tells the user something in passing, for so many seconds. */
export interface Told {
  success(text: string, seconds?: number): void;
  info(text: string, seconds?: number): void;
  error(text: string, seconds?: number): void;
}

interface Said {
  readonly id: number;
  readonly kind: keyof Told;
  readonly text: string;
  readonly seconds: number;
}

const most = 3;
const Context = createContext<Told>({ success: () => {}, info: () => {}, error: () => {} });

export const useTold = (): Told => useContext(Context);

/** Shows what is told above the page, the latest last, and reads it out. */
export function Telling({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState<readonly Said[]>([]);
  const told = useMemo(() => {
    const tell =
      (kind: keyof Told) =>
      (text: string, seconds = 4) =>
        setSaid((before) => [
          ...before.slice(1 - most),
          { id: (before.at(-1)?.id ?? 0) + 1, kind, text, seconds },
        ]);
    return { success: tell('success'), info: tell('info'), error: tell('error') };
  }, []);
  const forget = useCallback(
    (id: number) => setSaid((before) => before.filter((one) => one.id !== id)),
    [],
  );
  return (
    <Context.Provider value={told}>
      {children}
      <div className="told" role="status">
        {said.map((one) => (
          <Line key={one.id} said={one} onOver={forget} />
        ))}
      </div>
    </Context.Provider>
  );
}

interface LineProps {
  readonly said: Said;
  readonly onOver: (id: number) => void;
}

function Line({ said: { id, kind, text, seconds }, onOver }: LineProps) {
  useEffect(() => {
    const timer = setTimeout(() => onOver(id), seconds * 1000);
    return () => clearTimeout(timer);
  }, [id, seconds, onOver]);
  return <div className={`told-line told-${kind}`}>{text}</div>;
}
