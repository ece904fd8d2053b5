package org.mentorat;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.springframework.test.context.BootstrapWith;

/**
 * Runs the test classes that share an application one after the other, so that each application
 * starts once.
 */
class SharedContextFirst implements ClassOrderer {

  @Override
  public void orderClasses(ClassOrdererContext context) {
    context
        .getClassDescriptors()
        .sort(
            Comparator.comparing(SharedContextFirst::group)
                .thenComparing(descriptor -> descriptor.getTestClass().getName()));
  }

  private static int group(ClassDescriptor descriptor) {
    if (descriptor.isAnnotated(MentoratTest.class)) {
      return 1;
    }
    if (descriptor.isAnnotated(JourneyTest.class)) {
      return 2;
    }
    return descriptor.isAnnotated(BootstrapWith.class) ? 3 : 0;
  }
}
