import { configureGlobal } from "fast-check";

// Whether a property fails is all that a mutant asks: the least example of it takes longer to find than all other tests take.
configureGlobal({ endOnFailure: true });
