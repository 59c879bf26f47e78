# Writes survey.csv: estimates of the R package survey over random designs, for SurveyGoldenTests to agree with.
# Debian: apt-get install r-base-core r-cran-survey r-cran-mass; then, in this folder: Rscript survey.R
# The designs come from a generator that R and RandomDesign.cs share (Lehmer 1951, modulus 2^31 - 1, multiplier 16807),
# so the data are not kept; only what R says of them is.
suppressMessages(library(survey))
options(survey.lonely.psu = "fail")

state <- 1
draw <- function(n) { state <<- (state * 16807) %% 2147483647; state %% n }

design_of <- function(seed) {
  state <<- (seed * 7919 + 1) %% 2147483647
  strata <- 1 + draw(5)
  clustered <- draw(2) == 1
  framed <- draw(2) == 1
  more <- draw(2); items <- 1 + more * draw(5)
  singles <- draw(3)                      # 0 none, 1 adjust, 2 collapse with the next stratum
  rows <- list(); unit <- 0; sampled <- integer(0); frames <- integer(0)
  for (h in 1:strata) {
    m <- 2 + draw(if (clustered) 7 else 25)
    if (singles > 0 && strata > 1 && draw(4) == 0) m <- 1
    sampled[h] <- m; frames[h] <- m + 1 + draw(60)
    for (c in 1:m) {
      unit <- unit + 1
      size <- if (clustered) 1 + draw(6) else 1
      for (p in 1:size) {
        w <- (8 + draw(120)) / 8
        a <- if (draw(8) == 0) 0 else 1 + draw(items)
        s <- if (a == 0) 0 else draw(a + 1)
        inside <- draw(3) != 0; u <- draw(3); v <- draw(2)
        rows[[length(rows) + 1]] <- data.frame(h, unit, w, a, s, inside, u, v)
      }
    }
  }
  d <- do.call(rbind, rows)
  if (singles == 2) {
    merged <- seq_len(strata)
    for (h in seq_len(strata)) {
      if (sum(sampled[merged == merged[h]]) > 1) next
      merged[merged == merged[h]] <- merged[if (h < strata) h + 1 else h - 1]
    }
    frames <- vapply(merged, function(g) sum(frames[merged == g]), 0)
    d$frame <- frames[d$h]; d$h <- merged[d$h]
  } else d$frame <- frames[d$h]
  options(survey.lonely.psu = if (singles == 1) "adjust" else "fail")
  list(items = items, design = if (framed) svydesign(ids = ~unit, strata = ~h, weights = ~w, fpc = ~frame, data = d)
       else svydesign(ids = ~unit, strata = ~h, weights = ~w, data = d))
}

out <- file("survey.csv", "w")
cat("seed,case,value,se,df,n,deff,wilsonLow,wilsonHigh,betaLow,betaHigh,logitLow,logitHigh\n", file = out)
say <- function(seed, case, ...) {
  cells <- vapply(c(...), function(x) if (is.na(x)) "" else sprintf("%.15g", x), "")
  cat(paste(c(seed, case, cells), collapse = ","), "\n", file = out, sep = "")
}

share <- function(seed, case, d, items) {
  n <- nrow(d); if (n < 2) return(invisible())
  r <- svyratio(~s, ~a, d, deff = TRUE)
  p <- as.numeric(coef(r)); se <- as.numeric(SE(r)); df <- degf(d); ends <- rep(NA_real_, 6)
  if (items == 1 && df >= 1 && p > 0 && p < 1 && se > 1e-9) {
    size <- p * (1 - p) / se^2; t <- qt(0.975, df)
    centre <- p + t^2 / (2 * size); half <- t * sqrt(p * (1 - p) / size + t^2 / (4 * size^2)); k <- 1 + t^2 / size
    ends <- c((centre - half) / k, (centre + half) / k, attr(svyciprop(~s, d, method = "beta"), "ci"),
              attr(svyciprop(~s, d, method = "xlogit"), "ci"))
  }
  say(seed, case, p, se, df, n, as.numeric(attr(r, "deff")), ends)
}

for (seed in 1:300) {
  made <- design_of(seed); d <- made$design; known <- subset(d, a > 0)
  if (nrow(known) < 2) next
  share(seed, "all", known, made$items)
  inside <- subset(d, a > 0 & inside)
  if (nrow(inside) > 1) share(seed, "domain", inside, made$items)
  m <- svymean(~s, known)
  say(seed, "mean", coef(m), SE(m), degf(known), nrow(known))
  if (length(unique(d$variables$u)) == 3 && length(unique(d$variables$v)) == 2) {
    w <- weights(d); total <- sum(w)
    u <- tapply(w, d$variables$u, sum) * (1 + 0.25 * 0:2); u <- u * total / sum(u)
    v <- tapply(w, d$variables$v, sum) * (1 + 0.5 * 0:1); v <- v * total / sum(v)
    post <- postStratify(d, ~u, data.frame(u = 0:2, Freq = as.numeric(u)))
    r <- svyratio(~s, ~a, subset(post, a > 0))
    say(seed, "post", coef(r), SE(r), degf(known), nrow(known))
    rake <- try(calibrate(d, ~factor(u) + factor(v), c(`(Intercept)` = total, `factor(u)1` = u[[2]], `factor(u)2` = u[[3]], `factor(v)1` = v[[2]]), calfun = "raking", epsilon = 1e-12, maxit = 200), silent = TRUE)
    if (!inherits(rake, "try-error")) {
      r <- svyratio(~s, ~a, subset(rake, a > 0))
      say(seed, "rake", coef(r), SE(r), degf(known), nrow(known))
    }
  }
  if (length(unique(known$variables$v)) == 2) {
    r0 <- svyratio(~s, ~a, subset(known, v == 0)); r1 <- svyratio(~s, ~a, subset(known, v == 1))
    x <- d$variables; z0 <- ifelse(x$a > 0 & x$v == 0, x$s - coef(r0) * x$a, 0); z1 <- ifelse(x$a > 0 & x$v == 1, x$s - coef(r1) * x$a, 0)
    d <- update(d, moved = z1 / sum((x$a * x$w)[x$v == 1]) - z0 / sum((x$a * x$w)[x$v == 0]))
    say(seed, "change", coef(r1) - coef(r0), SE(svytotal(~moved, d)), degf(known), nrow(known))
  }
}
close(out)
