// Browsers mostly wait for pages and pages for the database: more of them at once keep a small machine's cores busy.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
