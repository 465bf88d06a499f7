import type { Change } from './events.js';

/** What a rule's firing changes of the ticket itself; notices and replies change nothing. */
export const escalatedChanges = ({ then = [] }: Change & { type: 'escalated' }): Change[] =>
  then.flatMap((action): Change[] => {
    switch (action.do) {
      case 'assign':
        return [{ type: 'assigned', assignee: action.to }];
      case 'prioritise':
        return [{ type: 'prioritised', priority: action.priority }];
      case 'move':
        return [{ type: 'moved', queue: action.queue, ...(action.private && { private: true }) }];
      case 'notify':
      case 'reply':
        return [];
    }
  });
