package dev.gradus.studies.look;

import java.util.List;

/// What a step log may hold, and what it may be called.
enum StepColumn {
  STEP("step", "step steps t iteration iter globalstep trainstep epoch time"),
  LOSS("loss", "loss risk trainloss losstrain trainingloss objective"),
  STEPSIZE("stepsize", "stepsize lr learningrate eta etat"),
  WEIGHT_NORM("weight_norm", "weightnorm wnorm normw paramnorm parameternorm paramsnorm"),
  MARGIN("margin", "margin qmin minmargin marginmin smallestmargin"),
  GRADIENT_NORM("gradient_norm", "gradientnorm gradnorm gnorm normgrad normg"),
  SHARPNESS("sharpness", "sharpness lambdamax topeigenvalue maxeigenvalue lambda1 hessianmax");

  final String label;
  private final String names;

  /// @param names what logs call it, as [Names] compares them, parted by blanks
  StepColumn(String label, String names) {
    this.label = label;
    this.names = names;
  }

  /// Its index, -1 where it is not there.
  int in(List<String> columns) {
    return Names.find(columns, names.split(" "));
  }
}
