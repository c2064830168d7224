/**
 * Does together what is asked for while the round before is under way; each asking is answered with what `together` has at its
 * position. A round that fails is done again one by one, so that it fails for the one alone that it is due to.
 */
export function gather<Asked, Answer>(
  together: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
  most: number,
): (asked: Asked) => Promise<Answer> {
  interface Waiting {
    readonly asked: Asked;
    readonly resolve: (answer: Answer) => void;
    readonly reject: (error: unknown) => void;
  }
  const waiting: Waiting[] = [];
  let isUnderWay = false;

  const answer = async (round: readonly Waiting[]): Promise<void> => {
    try {
      const answers = await together(round.map(({ asked }) => asked));
      for (const [position, { resolve }] of round.entries()) resolve(answers[position] as Answer);
    } catch (error) {
      if (round.length === 1) round[0]?.reject(error);
      else for (const each of round) await answer([each]);
    }
  };
  const run = async (): Promise<void> => {
    isUnderWay = true;
    while (waiting.length > 0) await answer(waiting.splice(0, most));
    isUnderWay = false;
  };
  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      if (!isUnderWay) void run();
    });
}
