// Most tests wait for PostgreSQL, a tick or a timer: twice the threads of a small machine keep its cores busy.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
