import { configureGlobal } from "fast-check";

// Whether a property fails is all that a mutant asks: the least example of it takes longer to find than all other tests take. What a
// property finds only late is not counted as noticed.
configureGlobal({ endOnFailure: true, interruptAfterTimeLimit: 300 });
