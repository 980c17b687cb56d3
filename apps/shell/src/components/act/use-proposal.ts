import type { Answers, Choice, DecisionCard } from '@bitan/api';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { accepting, type Choosing, lacks, toChoice } from '../decision-card/choice.ts';

interface Asked {
  /** The answers that it was asked about, as JSON. */
  readonly about: string;
  readonly card: DecisionCard | undefined;
}

const nothing: Choosing = { chosen: [], reason: '' };

/**
 * The proposal of the rules for the answers as they are now, and the person's decision on it. A
 * proposal for other answers counts for nothing.
 */
export function useProposal(
  decides: boolean,
  preview: (answers: Answers) => Promise<DecisionCard | undefined>,
) {
  const [asked, setAsked] = useState<Asked>();
  const [outdated, setOutdated] = useState(false);
  const [choosing, setChoosing] = useState(nothing);
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const card = asked?.card;
  useEffect(() => {
    if (card) box.current?.focus();
  }, [card]);

  const ask = async (answers: Answers) => {
    setAsking(true);
    setProblem(null);
    try {
      const card = await preview(answers);
      setAsked({ about: JSON.stringify(answers), card });
      setOutdated(false);
      setChoosing(card ? accepting(card) : nothing);
      setTried(false);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setAsking(false);
    }
  };
  return {
    box,
    card,
    outdated,
    choosing,
    choose: setChoosing,
    tried,
    asking,
    problem,
    ask,
    /** Whether the next step is to ask for the proposal. */
    due: decides && (asked === undefined || outdated),
    needed: (answers: Answers) => decides && asked?.about !== JSON.stringify(answers),
    changed: (answers: Answers) =>
      setOutdated(asked !== undefined && asked.about !== JSON.stringify(answers)),
    /** Whether the decision can be sent; if not, it is said what it lacks. */
    settled: () => {
      setTried(true);
      return !card || lacks(card, choosing) === undefined;
    },
    choice: (): { choice?: Choice } => (card ? { choice: toChoice(card, choosing) } : {}),
  };
}
