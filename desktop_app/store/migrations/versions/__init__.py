"""The steps, in order: step 0003 makes format 3 of the library."""
