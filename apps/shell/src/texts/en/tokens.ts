export const tokens = {
  tokens: {
    title: 'API tokens',
    intro:
      'Other bodies’ systems send matters under these: each token begins cases of one type and sees how those stand that came under it, and nothing else. The guide shows how.',
    add: 'Make a token',
    none: 'There are no tokens yet.',
    name: 'Name',
    nameHelp: 'e.g. system of the county’s audit office',
    workflow: 'Type of cases',
    perMinute: 'Requests per minute',
    until: 'Valid until',
    expires: 'Expires',
    used: 'Last sent',
    end: 'End',
    endSure: 'From then on nothing can be sent under it.',
    ended: 'Ended',
    done: 'I have kept it',
    secret:
      'The token is shown this once and not kept here. Give it to the administrator of the other system.',
  },
};
