package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Method;
import dev.gradus.core.MethodConformance;
import dev.gradus.core.Probe;
import dev.gradus.core.TimeGrid;
import java.util.List;

/// SGD in mini-batches, in passes over a training set that batches do not divide evenly.
class TrainingSetSgdTest extends MethodConformance<TeacherStudent, SgdState> {
  @Override
  protected Method<TeacherStudent, SgdState> method() {
    return OnlineSgd.gaussian(37);
  }

  @Override
  protected TeacherStudent problem() {
    return problem(0.1);
  }

  @Override
  protected TeacherStudent divergingProblem() {
    return problem(1e6);
  }

  private static TeacherStudent problem(double stepsize) {
    return new TeacherStudent(
        Activations.RELU,
        TrainedLayers.BOTH,
        stepsize,
        0.1,
        0.1,
        0.01,
        2,
        50,
        OnlineSgdTest.draw(3, 2, 50));
  }

  @Override
  protected List<Probe<? super SgdState>> probes(TeacherStudent problem) {
    return List.of(new OrderParameterProbe(problem.student(), problem.teacher()), new SgdProbe());
  }

  @Override
  protected TimeGrid times() {
    return TimeGrid.onLattice(TimeGrid.logSpaced(0.1, 10, 20), 1. / 50);
  }
}
