# Computes every published figure of this wave again from statistics.csv and breakdown-statistics.csv and compares it with
# figures.csv and breakdowns.csv. Base R, no packages:  Rscript reproduce.R   (in the folder of these files)
#
# The statistics hold, for each shown figure: n persons, df degrees of freedom, s and a the weighted totals of what counts
# above and below the line, vss vsa vaa their design covariance, w the sum of weights, wss wsa waa the weighted squares.
# Of an index that is the mean of several shares s is the value, a is 1 and vss its variance.

read <- function(file, keys) {
  table <- read.csv(file, fileEncoding = "UTF-8-BOM", colClasses = setNames(rep("character", length(keys)), keys), na.strings = "")
  for (key in keys) table[[key]][is.na(table[[key]])] <- ""
  table
}

check <- function(figures, statistics, keys) {
  published <- read(figures, keys); published <- published[published$gate %in% c("show", "showWithFootnote"), ]
  all <- merge(published, read(statistics, keys), by = keys, suffixes = c("", ".kept"))
  if (nrow(all) != nrow(published)) stop("some published figures have no statistics")
  if (nrow(all) == 0) return(invisible())

  value <- with(all, s / a)
  se <- with(all, sqrt(pmax(0, vss - 2 * value * vsa + value^2 * vaa)) / a)
  simple <- with(all, (wss - 2 * value * wsa + value^2 * waa) * w / (n.kept - 1) / a^2 * ifelse(w > n.kept, (w - n.kept) / w, 1))
  deff <- ifelse(simple > 0, se^2 / simple, NA)
  isMean <- all$scope %in% c("mean", "net")
  size <- ifelse(isMean, ifelse(!is.na(deff) & deff > 0, all$n / deff, all$n), ifelse(value %in% c(0, 1), all$n, value * (1 - value) / se^2))
  t <- suppressWarnings(qt(0.975, all$df.kept))
  centre <- value + t^2 / (2 * size); half <- t * sqrt(pmax(0, value * (1 - value)) / size + t^2 / (4 * size^2)); k <- 1 + t^2 / size
  low <- ifelse(isMean, value - t * se, (centre - half) / k)
  high <- ifelse(isMean, value + t * se, (centre + half) / k)

  off <- function(mine, theirs) { both <- !is.na(theirs); if (any(both)) max(abs(mine[both] - theirs[both])) else 0 }
  differences <- c(value = off(value, all$value), se = off(se, all$se), low = off(low, all$low), high = off(high, all$high),
                   deff = off(deff, all$deff))
  cat(figures, "-", nrow(all), "published figures computed again; largest differences:\n"); print(signif(differences, 3))
  if (any(differences > 1e-6)) stop("the figures do not follow from the statistics")
}

check("figures.csv", "statistics.csv", c("agency", "measure", "scope"))
check("breakdowns.csv", "breakdown-statistics.csv", c("table", "group", "measure", "scope"))
cat("All figures reproduced.\n")
