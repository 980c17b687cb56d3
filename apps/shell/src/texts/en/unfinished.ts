import type { Translated } from '../translated.ts';
import type * as chinese from '../zh-CN/index.ts';

export const unfinished: Translated<typeof chinese.unfinished> = {
  unfinished: {
    saved: 'Saved at {{time}}, for you alone',
    waiting: 'Saving…',
    away: 'The server cannot be reached. What you typed is kept sealed in this browser, for you alone, and is sent when the server is back.',
    gone: 'This form was submitted or discarded elsewhere; what is here is not kept any more, and can still be copied.',
    refused: 'The server did not keep what is not submitted; it is still on the page.',
    conflict:
      'This form was changed elsewhere at {{time}}. Nothing was overwritten. Choose which one to go on with:',
    keepMine: 'Go on with what is here',
    takeTheirs: 'Go on with the other one',
    field: 'Field',
    here: 'Here',
    there: 'Elsewhere',
    title: 'Not submitted yet',
    intro: 'Begun and not submitted; only you see them',
    until: 'kept until {{day}}',
    changed: 'saved {{time}}',
    closed: 'cannot be done now',
    movedShort: 'the case has changed',
    go: 'Go on',
    view: 'Look at it',
    discard: 'Discard',
    discardSure: 'It cannot be brought back. Discard it?',
    keep: 'Keep it',
    moved:
      'The case has gone on since you began to fill this in. Look at what was done below before you submit.',
    older:
      'This form is of edition {{number}}. Another one was published since; what was begun is finished on its own, and the case is handled under it.',
    fresh: 'Begin again on the new edition',
    others: 'You have {{count}} more that are not submitted:',
    pageTitle: 'What was not submitted',
    closedCure:
      'This step cannot be done by you now. Nothing is lost: look at it, copy or print it here.',
    copy: 'Copy all as text',
    copied: 'Copied',
    toCase: 'Open the case',
    nothing: 'Nothing was filled in',
  },
};
